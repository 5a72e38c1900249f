// Periods of activities as a picture.
#pragma once

#include <span>
#include <string_view>

#include "model/fact.h"
#include "web/page/html.h"
#include "web/page/view.h"

namespace viendan::web {

/// Rows that a picture shows at most: more than that nobody reads.
inline constexpr std::size_t kMostBars = 200;

/// A figure; `title` names it. `total`: of how many these are the first.
void write_timeline(Html& html, const View& view, std::span<const ActivityFact> facts,
                    std::size_t total, std::string_view title);

}  // namespace viendan::web
