// The grids that ruling lines make, with their merged cells.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/layout/ruling.h"

namespace viendan::ingest {

/// A cell covers the columns [left, right) and the rows [top, bottom).
struct RuledCell {
  std::uint32_t left = 0;
  std::uint32_t top = 0;
  std::uint32_t right = 0;
  std::uint32_t bottom = 0;
};

struct RuledGrid {
  Box box;
  std::vector<double> columns;  // where they begin, and where the last one ends
  std::vector<double> rows;
  std::vector<RuledCell> cells;  // by rows; every place is in one of them

  /// The cell at a point; the number of cells where it is outside.
  [[nodiscard]] std::size_t cell_at(double x, double y) const;
  std::vector<std::uint32_t> places;  // of each column of each row: its cell
};

/// The grids of a page from top to bottom. What has one column or one cell is a frame, no grid.
[[nodiscard]] std::vector<RuledGrid> grids_of(const Rulings& rulings);

}  // namespace viendan::ingest
