// The cells of a DOCX table at their places on its grid.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/office/xml.h"
#include "ingest/rich.h"

namespace viendan::ingest {

/// The rows of a table that are not deleted.
[[nodiscard]] std::vector<Element> shown_rows(Element table);

/// Whether a cell only goes on with one above it or to its left.
[[nodiscard]] bool is_covered(Element cell);

class TableBuilder {
 public:
  void begin_row(Element row, std::uint32_t page);
  void add_cell(Element cell, std::vector<RichParagraph> paragraphs);
  void end_row(Element row);
  [[nodiscard]] RichTable take() { return std::move(table_); }

 private:
  /// The last cell that begins in a column and may go on below.
  struct Open {
    std::size_t row = 0;
    std::size_t cell = 0;
    std::uint32_t columns = 0;  // 0: none
  };

  void leave_out(std::uint32_t columns);
  [[nodiscard]] bool extend_above(std::uint32_t columns);

  RichTable table_;
  std::vector<Open> open_;  // by column
  std::uint32_t column_ = 0;
};

}  // namespace viendan::ingest
