#include "ingest/office/docx_table.h"

#include <algorithm>

#include "ingest/office/docx_walk.h"

namespace viendan::ingest {
namespace {

/// Word has 63 columns at most; a file may say anything.
constexpr int kMostColumns = 256;

std::uint32_t columns_from(Element count, int least) {
  const int columns = to_number(count.attribute("val")).value_or(least);
  return static_cast<std::uint32_t>(std::clamp(columns, least, kMostColumns));
}

/// Whether a cell is the first of those merged with it, or one that goes on.
enum class Part { Alone, First, Further };

Part part_of(Element cell, std::string_view direction) {
  const Element merge = cell.child("tcPr").child(direction);
  if (!merge) return Part::Alone;
  return merge.attribute("val") == "restart" ? Part::First : Part::Further;
}

}  // namespace

std::vector<Element> shown_rows(Element table) {
  std::vector<Element> rows = contents(table);
  std::erase_if(rows, [](Element row) { return !row.is("tr") || row.child("trPr").child("del"); });
  return rows;
}

bool is_covered(Element cell) {
  return part_of(cell, "vMerge") == Part::Further || part_of(cell, "hMerge") == Part::Further;
}

void TableBuilder::begin_row(Element row, std::uint32_t page) {
  table_.rows.push_back({.page = page});
  column_ = 0;
  leave_out(columns_from(row.child("trPr").child("gridBefore"), 0));
}

void TableBuilder::end_row(Element row) {
  leave_out(columns_from(row.child("trPr").child("gridAfter"), 0));
}

/// Places where a row has no cell.
void TableBuilder::leave_out(std::uint32_t columns) {
  if (columns == 0) return;
  table_.rows.back().cells.push_back({.columns = columns});
  column_ += columns;
}

/// Makes the cell above reach into this row. Not where the one above has another width: then the
/// merge means nothing that a grid could show.
bool TableBuilder::extend_above(std::uint32_t columns) {
  if (column_ >= open_.size()) return false;
  const Open& above = open_[column_];
  if (above.columns != columns) return false;
  RichCell& cell = table_.rows[above.row].cells[above.cell];
  if (above.row + cell.rows + 1 != table_.rows.size()) return false;
  ++cell.rows;
  column_ += columns;
  return true;
}

void TableBuilder::add_cell(Element cell, std::vector<RichParagraph> paragraphs) {
  const auto columns = columns_from(cell.child("tcPr").child("gridSpan"), 1);
  auto& cells = table_.rows.back().cells;
  if (part_of(cell, "hMerge") == Part::Further && !cells.empty()) {
    cells.back().columns += columns;
    column_ += columns;
    return;
  }
  const Part vertical = part_of(cell, "vMerge");
  if (vertical == Part::Further && extend_above(columns)) return;
  if (open_.size() <= column_) open_.resize(column_ + 1);
  open_[column_] = {table_.rows.size() - 1, cells.size(), vertical == Part::Alone ? 0 : columns};
  cells.push_back({.paragraphs = std::move(paragraphs), .columns = columns});
  column_ += columns;
}

}  // namespace viendan::ingest
