// The bodies of an activity: who leads, who takes part, in what.
#pragma once

#include <string_view>

#include "activities/context.h"

namespace viendan::activities {

enum class BodyRole { Lead, Coordinating };

/// Reads the bodies of a cell into the activity. Labels inside it ("Chủ trì: …", "Phối hợp: …")
/// change the role; "Bộ Công Thương: Nội dung số 1, 2" gives a lead its part. A person on a line
/// below a body ("ThS. Trần Sinh", or a bare name where the heading asks for one) is a detail.
void read_bodies(Activity& activity, const Context& context, BodyRole role, std::string_view text,
                 Span span, std::string_view heading = {});

/// Whether the words of a heading, after its number, are bodies and nothing else.
[[nodiscard]] bool names_bodies(const Context& context, std::string_view heading);

/// The bodies that a heading names lead the activity below it, which names none.
void lead_by_heading(Activity& activity, const Context& context, std::string_view heading);

/// Takes back repairs that make one body of two: a misread name is no name of a body that stands
/// in the same row already.
void check_bodies(Activity& activity, const Context& context);

}  // namespace viendan::activities
