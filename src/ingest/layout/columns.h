// Columns that stand side by side, as in a letterhead or beside a signature.
#pragma once

#include <vector>

#include "ingest/layout/text_lines.h"

namespace viendan::ingest {

/// Lines that are read one after the other, between two margins.
struct Column {
  std::vector<TextLine> lines;
  double left = 0;
  double right = 0;
  bool beside = false;  // another column stands beside it
  double from = 0;      // how far centred lines of such a column may grow
  double to = 0;
};

/// Lines of a page, from top to bottom, as columns in reading order: where columns stand side by
/// side, all of the left one comes first.
[[nodiscard]] std::vector<Column> columns_of(std::vector<TextLine> lines, double left,
                                             double right);

}  // namespace viendan::ingest
