// Parts of an activity in the words of the pages.
#pragma once

#include <string>
#include <string_view>

#include "model/activity.h"
#include "web/page/html.h"
#include "web/page/view.h"

namespace viendan::web {

/// "hằng năm", "6 tháng một lần"; of an ISO 8601 duration, "periodic" or "continuous". "" for "".
[[nodiscard]] std::string recurrence_in_words(std::string_view recurrence, Language language);

/// The days that are meant, as short as they can be told: "2015 – 2016", "từ 10/2024". "" where
/// there are none.
[[nodiscard]] std::string period_in_words(const Timeline& timeline, Language language);

/// As printed, and as understood where that says more.
void write_period(Html& html, const View& view, const Timeline& timeline);

/// The page of a body: by its id, or by its name where the vocabulary lacks it.
[[nodiscard]] std::string body_address(std::string_view id, std::string_view name,
                                       Language language);

/// Links to the pages of the bodies, with what part each answers for.
void write_bodies(Html& html, const View& view, const std::vector<AgencyRef>& bodies);

/// A list; one entry stands alone.
void write_list(Html& html, const std::vector<std::string>& entries);

/// "12 nhiệm vụ", "1 activity".
[[nodiscard]] std::string activities_counted(std::size_t count, Language language);

}  // namespace viendan::web
