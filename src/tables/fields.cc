#include "tables/fields.h"

#include <algorithm>

#include "base/text.h"
#include "tables/cell.h"
#include "tables/groups.h"
#include "tables/headings.h"
#include "tables/spans.h"

namespace viendan::tables {
namespace {

constexpr std::size_t kFieldColumns = 3;
constexpr std::size_t kLongestLabel = 120;
constexpr std::size_t kFewestFields = 2;

bool is_field(const SheetRow& row) {
  return row.cells.size() >= kFieldColumns && is_ordinal(row.cells[0].text) &&
         !is_blank(row.cells[1]) && row.cells[1].text.size() <= kLongestLabel;
}

bool is_title(const SheetRow& row) {
  const auto cells = without_equal_neighbours(row.cells);
  const auto printed =
      std::count_if(cells.begin(), cells.end(), [](const Cell& cell) { return !is_blank(cell); });
  return printed == 1 ||
         (printed == 2 && is_ordinal(cells[0].text) && to_int(trim(cells[0].text, " .")) > 0);
}

/// The number in front of the title stays in its text, as in other group rows.
void make_title(SheetRow& row) {
  const auto cells = without_equal_neighbours(row.cells);
  Cell title;
  for (const Cell& cell : cells) {
    if (!is_blank(cell))
      append(title, cell, title.text.empty() ? cell.text : title.text + " " + cell.text);
  }
  const std::string before = printed_row(row);
  row.label = label_of(title.text);
  if (row.label.empty()) row.label = std::string(trim(cells[0].text, " .)"));
  if (row.label.size() > 8) row.label.clear();
  make_group(row, RowKind::Group, std::move(title));
  if (row.cells.front().printed != before) {
    row.repairs.push_back(
        {"merged-cell", "row", before, row.cells.front().printed, 0.95, row.span});
  }
}

void make_field(SheetRow& row, const Context& context) {
  auto cells = without_equal_neighbours(row.cells);
  const std::string before = printed_row(row);
  if (cells.size() > kFieldColumns) {
    context.flag("row-too-wide", "The row has more than a label and a value: " + before, row.span);
    Cell& value = cells[kFieldColumns - 1];
    for (std::size_t c = kFieldColumns; c < cells.size(); ++c) {
      if (!value.text.empty() && !cells[c].text.empty()) value.text += '\n';
      append(value, cells[c], std::move(value.text) + cells[c].text);
    }
  }
  const bool merged = cells.size() < row.cells.size();
  cells.resize(kFieldColumns);
  row.cells = std::move(cells);
  row.bold.resize(kFieldColumns, false);
  row.label = std::string(trim(row.cells[0].text, " .)"));
  if (merged)
    row.repairs.push_back({"merged-cell", "row", before, printed_row(row), 0.95, row.span});
}

}  // namespace

bool is_field_sheet(const Sheet& sheet, const Context& context) {
  if (!sheet.heading.empty() || sheet.width() < kFieldColumns) return false;
  std::size_t fields = 0;
  std::size_t known = 0;
  for (const auto& row : sheet.rows) {
    if (!is_field(row)) continue;
    ++fields;
    known += context.vocabulary.role_of(row.cells[1].text).role != ColumnRole::Unknown;
  }
  return fields >= kFewestFields && 2 * known >= fields && 2 * fields >= sheet.rows.size();
}

void read_fields(Sheet& sheet, const Context& context) {
  sheet.columns = {
      {"", ColumnRole::Ordinal, 1}, {"", ColumnRole::Unknown, 0}, {"", ColumnRole::Unknown, 0}};
  for (auto& row : sheet.rows) {
    if (printed_cells(row) == 0) {
      row.kind = RowKind::Blank;
      row.cells.resize(kFieldColumns);
    } else if (is_title(row)) {
      make_title(row);
    } else {
      make_field(row, context);
    }
  }
}

}  // namespace viendan::tables
