// A table as it stands on one page, and how its parts on several pages become one.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/layout/ruled_grid.h"

namespace viendan::ingest {

struct PagedCell {
  RuledCell place;
  std::vector<RichParagraph> paragraphs;
};

struct PagedTable {
  Box box;
  std::vector<double> columns;
  std::uint32_t page = 0;
  std::uint32_t row_count = 0;
  std::vector<PagedCell> cells;

  [[nodiscard]] bool has_text() const;
  /// Whether the next table has the same columns, so that it is the same table on the next page.
  [[nodiscard]] bool goes_on_in(const PagedTable& next) const;
};

[[nodiscard]] RichTable join_tables(std::vector<PagedTable> parts);

}  // namespace viendan::ingest
