// What is shown of activities, to take away: as a workbook, as CSV, as JSON.
#pragma once

#include "web/page/html.h"
#include "web/pages/activities/filter.h"

namespace viendan::web {

/// More rows are refused: a file that silently lacks some would be taken for whole.
inline constexpr std::size_t kMostDownloaded = 50'000;

/// Links to the files of what a filter finds, and what is in them.
void write_downloads(Html& html, const View& view, const ActivityFilter& filter, std::size_t total);

}  // namespace viendan::web
