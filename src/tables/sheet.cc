#include "tables/sheet.h"

#include <algorithm>

#include "tables/cell.h"

namespace viendan::tables {
namespace {

Lines lines_of(const Draft& draft, Span span) {
  const auto first = draft.map.locate(draft.text, span.begin).line;
  if (span.empty()) return {first, first};
  return {first, std::max(first, draft.map.lines(span).last)};
}

SheetRow row_of(const Draft& draft, const Grid::Row& printed) {
  SheetRow row;
  row.span = {printed.front().span.begin, printed.back().span.end};
  row.lines = lines_of(draft, row.span);
  row.cells.reserve(printed.size());
  row.bold.reserve(printed.size());
  row.merges.reserve(printed.size());
  for (const auto& cell : printed) {
    row.cells.push_back(cell_of(draft, cell.span));
    row.bold.push_back(cell.bold);
    row.merges.push_back(cell.merge);
  }
  return row;
}

/// A block begins with its first letter, a grid with its first cell, which may be empty.
std::uint32_t first_letter(const Grid& grid) {
  for (const auto& row : grid.rows) {
    for (const auto& cell : row) {
      if (!cell.span.empty()) return cell.span.begin;
    }
  }
  return grid.span.begin;
}

Sheet sheet_of(const Draft& draft, const Grid& grid, int block) {
  Sheet sheet;
  sheet.blocks.push_back(block);
  sheet.rows.reserve(grid.rows.size());
  for (std::size_t r = 0; r < grid.rows.size(); ++r) {
    if (grid.rows[r].empty()) continue;
    sheet.rows.push_back(row_of(draft, grid.rows[r]));
    SheetRow& row = sheet.rows.back();
    row.after_break = std::ranges::binary_search(grid.page_rows, r);
    sheet.merged = sheet.merged || std::ranges::any_of(row.merges, [](Merge merge) {
                     return merge != Merge::None;
                   });
  }
  return sheet;
}

}  // namespace

int Sheet::column(ColumnRole role) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [role](const Column& c) { return c.role == role; });
  return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

bool is_covered(const SheetRow& row, std::size_t column, Merge by) {
  return column < row.merges.size() && row.merges[column] == by;
}

bool is_covered(const SheetRow& row, std::size_t column) {
  return is_covered(row, column, Merge::Left) || is_covered(row, column, Merge::Above);
}

void Context::flag(std::string code, std::string message, Span span) const {
  issues.push_back({std::move(code), std::move(message), span});
}

std::vector<Sheet> sheets_of(const Draft& draft, const Document& document) {
  std::vector<Sheet> sheets;
  for (const Piece& piece : draft.pieces) {
    const auto* grid = std::get_if<Grid>(&piece);
    if (grid == nullptr || document.blocks.empty()) continue;
    const int block = block_at(document, first_letter(*grid));
    if (document.blocks[static_cast<std::size_t>(block)].kind != BlockKind::Table) continue;
    sheets.push_back(sheet_of(draft, *grid, block));
    if (sheets.back().rows.empty()) sheets.pop_back();
  }
  return sheets;
}

Table table_of(Sheet sheet) {
  Table table{sheet.kind, std::move(sheet.blocks), std::move(sheet.columns), {}, {}};
  table.repairs = std::move(sheet.repairs);
  table.rows.reserve(sheet.rows.size());
  for (auto& row : sheet.rows) {
    table.rows.push_back(
        {row.kind, std::move(row.label), std::move(row.cells), row.lines, std::move(row.repairs)});
  }
  return table;
}

std::string_view field_of(const Sheet& sheet, std::size_t column) {
  return column < sheet.width() ? name_in(kColumnRoles, sheet.columns[column].role) : "row";
}

bool is_list_role(ColumnRole role) {
  return role == ColumnRole::Content || role == ColumnRole::Funding || role == ColumnRole::Output;
}

bool is_agency_role(ColumnRole role) {
  return role == ColumnRole::Lead || role == ColumnRole::Coordinating || role == ColumnRole::Bodies;
}

}  // namespace viendan::tables
