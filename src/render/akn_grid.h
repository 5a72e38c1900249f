// A table of the text as rows and cells: every word of a Table block once and in its order, in the
// columns that the reading found.
#pragma once

#include <vector>

#include "model/document.h"

namespace viendan::render::akn {

struct GridCell {
  std::vector<Span> spans;  // of Document::text, in order; empty for a cell without words
  int columns = 1, rows = 1;
};

struct GridRow {
  std::vector<GridCell> cells;  // without the places that merged cells cover
  bool heading = false;
};

/// The rows of one Table block; `table`: the table that it is a part of, nullptr where none is
/// read. Words that the table lacks (headings, what was repaired away) are rows of their own, or
/// stand in the cell before them.
[[nodiscard]] std::vector<GridRow> grid_of(const Document& document, const Table* table,
                                           Span block);

}  // namespace viendan::render::akn
