// Activities as a picture of their periods, in a file of its own.
#pragma once

#include <string>
#include <vector>

#include "render/picture.h"
#include "render/tables.h"

namespace viendan::render {

/// More rows than this are no picture.
inline constexpr std::size_t kMostRowsInFile = 5000;

void add_bars(std::vector<Bar>& bars, const Part& part);
/// SVG with its colours inside, for a page has none for it.
[[nodiscard]] std::string timeline_file(std::vector<Bar> bars);

}  // namespace viendan::render
