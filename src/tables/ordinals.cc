#include "tables/ordinals.h"

#include "base/text.h"
#include "base/unicode.h"
#include "tables/cell.h"

namespace viendan::tables {
namespace {

// More letters are words and no misread number.
constexpr std::uint32_t kMostLetters = 4;

int number_of(const SheetRow& row, std::size_t column) {
  if (row.kind != RowKind::Data) return -1;
  return to_int(trim(row.cells[column].text, " .)"));
}

bool is_unreadable(const SheetRow& row, std::size_t column) {
  const Cell& cell = row.cells[column];
  return row.kind == RowKind::Data && !is_blank(cell) && !is_ordinal(cell.text) &&
         count_code_points(cell.text) <= kMostLetters;
}

}  // namespace

void restore_ordinals(Sheet& sheet, const Context&) {
  const int ordinal = sheet.column(ColumnRole::Ordinal);
  if (ordinal < 0) return;
  const auto c = static_cast<std::size_t>(ordinal);
  for (std::size_t r = 1; r + 1 < sheet.rows.size(); ++r) {
    SheetRow& row = sheet.rows[r];
    if (!is_unreadable(row, c)) continue;
    const int before = number_of(sheet.rows[r - 1], c);
    const int after = number_of(sheet.rows[r + 1], c);
    if (before < 0 || after != before + 2) continue;
    Cell& cell = row.cells[c];
    row.repairs.push_back(
        {"ordinal-between", "ordinal", cell.text, std::to_string(before + 1), 0.9, span_of(cell)});
    cell.text = std::to_string(before + 1);
  }
}

}  // namespace viendan::tables
