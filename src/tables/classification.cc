#include "tables/classification.h"

#include <algorithm>

#include "base/text.h"
#include "tables/cell.h"
#include "tables/spans.h"

namespace viendan::tables {
namespace {

constexpr std::size_t kLongestPeriod = 4;

bool repeats_after(const std::vector<std::string>& heading, std::size_t period) {
  for (std::size_t c = period; c < heading.size(); ++c) {
    if (heading[c] != heading[c - period]) return false;
  }
  return true;
}

SheetRow part_of(const SheetRow& row, std::size_t begin, std::size_t width, const Draft& draft) {
  SheetRow part;
  const auto first = row.cells.begin() + static_cast<std::ptrdiff_t>(begin);
  part.cells.assign(first, first + static_cast<std::ptrdiff_t>(width));
  part.bold.assign(width, false);
  part.span = row.span;
  part.lines = row.lines;
  bool placed = false;
  for (const Cell& cell : part.cells) {
    for (const Span span : cell.spans) {
      const Lines lines = draft.map.lines(span);
      part.lines.first = placed ? std::min(part.lines.first, lines.first) : lines.first;
      part.lines.last = placed ? std::max(part.lines.last, lines.last) : lines.last;
      placed = true;
    }
  }
  return part;
}

int number_of(const SheetRow& row) {
  return to_int(trim(row.cells.front().text, " .)"));
}

/// Most lists run down each column; one whose first numbers follow each other runs across.
void order(std::vector<SheetRow>& rows) {
  const bool numbered =
      std::all_of(rows.begin(), rows.end(), [](const SheetRow& row) { return number_of(row) > 0; });
  if (!numbered) return;
  std::stable_sort(rows.begin(), rows.end(), [](const SheetRow& a, const SheetRow& b) {
    return number_of(a) < number_of(b);
  });
}

}  // namespace

std::size_t column_period(const Sheet& sheet) {
  if (sheet.heading.size() != 1 || sheet.width() < 4) return 0;
  for (std::size_t period = 2; period <= kLongestPeriod && 2 * period <= sheet.width(); ++period) {
    if (sheet.width() % period == 0 && repeats_after(sheet.heading.front(), period)) return period;
  }
  return 0;
}

void unfold_columns(Sheet& sheet, const Draft& draft) {
  const std::size_t period = column_period(sheet);
  std::vector<SheetRow> rows;
  for (std::size_t begin = 0; begin < sheet.width(); begin += period) {
    for (const SheetRow& row : sheet.rows) {
      if (row.kind != RowKind::Data) continue;
      auto part = part_of(row, begin, period, draft);
      if (printed_cells(part) > 0) rows.push_back(std::move(part));
    }
  }
  order(rows);
  sheet.columns.resize(period);
  sheet.rows = std::move(rows);
}

}  // namespace viendan::tables
