// What people set right of a document: who, why, and whether it still fits.
#pragma once

#include "web/pages/document/reading.h"

namespace viendan::web {

/// "Trần Thị Bình, 21/11/2026: Bản gốc ghi ngày 18."
[[nodiscard]] std::string signed_by(const Reading& reading, const Correction& correction);

/// Of a repair the person's; nullptr where a rule made it.
[[nodiscard]] const Correction* correction_of(const Document& document, const Repair& repair);
/// Of a field of the document; nullptr where it is as it was read.
[[nodiscard]] const Correction* correction_of(const Document& document, std::string_view field);
/// Of a mention; nullptr where the rules decided it.
[[nodiscard]] const Correction* correction_of(const Document& document, const Citation& citation);

/// The repairs of an activity by people, which the printed row does not show.
[[nodiscard]] std::vector<const Repair*> corrections_of_row(const Document& document,
                                                            std::string_view anchor);

/// All of them, in a box of their own; nothing where there are none.
void corrections_box(Html& html, const Reading& reading);

}  // namespace viendan::web
