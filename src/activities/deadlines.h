// Until when a task in running text is to be done.
#pragma once

#include <optional>
#include <string_view>

#include "model/activity.h"

namespace viendan::activities {

/// The periods of a text that set a term: "trước ngày 15/5/2026", "hoàn thành trong quý II năm
/// 2026", or a time alone in brackets: "(Quý III/2025)". Several make one timeline, from the first
/// to the last; dates before the document's own are dates of something else. Nothing in `raw` where
/// there are none.
[[nodiscard]] Timeline find_deadline(std::string_view text, std::optional<Date> issued);

}  // namespace viendan::activities
