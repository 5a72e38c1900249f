#include "tables/spans.h"

#include <algorithm>

#include "base/text.h"
#include "tables/cell.h"
#include "tables/headings.h"

namespace viendan::tables {
namespace {

// Two equal cells may be meant (one body leads and coordinates); three in a row are one cell.
constexpr std::size_t kMergedRun = 3;
// What is said twice at such length is one cell printed twice.
constexpr std::size_t kLongText = 60;

void note_merged(SheetRow& row, const std::string& before) {
  row.repairs.push_back({"merged-cell", "row", before, printed_row(row), 0.95, row.span});
}

bool spans_row(const SheetRow& row) {
  const Cell* first = nullptr;
  std::size_t printed = 0;
  for (const auto& cell : row.cells) {
    if (is_blank(cell)) continue;
    if (first != nullptr && first->text != cell.text) return false;
    first = &cell;
    ++printed;
  }
  return printed >= kMergedRun || (printed == 2 && first->text.size() > kLongText);
}

/// Keeps the first of the printed cells, in the first column.
void keep_one(SheetRow& row, std::size_t width) {
  const auto printed = std::find_if(row.cells.begin(), row.cells.end(),
                                    [](const Cell& cell) { return !is_blank(cell); });
  const std::string before = printed_row(row);
  const bool bold = row.bold[static_cast<std::size_t>(printed - row.cells.begin())];
  Cell kept = *printed;
  row.cells.assign(width, {});
  row.cells.front() = std::move(kept);
  row.bold.assign(width, false);
  row.bold.front() = bold;
  row.spanning = true;
  note_merged(row, before);
}

void keep_first_of_run(SheetRow& row) {
  const auto& last = row.cells.back().text;
  std::size_t begin = row.cells.size();
  while (begin > 0 && row.cells[begin - 1].text == last) --begin;
  if (is_blank(last) || begin == 0 || row.cells.size() - begin < kMergedRun) return;
  const std::string before = printed_row(row);
  for (std::size_t c = begin + 1; c < row.cells.size(); ++c) row.cells[c] = {};
  note_merged(row, before);
}

/// Blank cells at the end say nothing; printed ones that have no column go into the last.
void narrow(SheetRow& row, std::size_t width, const Context& context) {
  while (row.cells.size() > width && is_blank(row.cells.back())) row.cells.pop_back();
  if (row.cells.size() <= width) return;
  auto fitting = without_equal_neighbours(row.cells);
  const std::string before = printed_row(row);
  if (fitting.size() == width) {
    row.cells = std::move(fitting);
    note_merged(row, before);
    return;
  }
  context.flag("row-too-wide", "The row has more cells than the table has columns: " + before,
               row.span);
  Cell& last = row.cells[width - 1];
  for (std::size_t c = width; c < row.cells.size(); ++c) {
    const Cell& extra = row.cells[c];
    if (!last.text.empty() && !extra.text.empty()) last.text += '\n';
    append(last, extra, std::move(last.text) + extra.text);
  }
}

void fit(SheetRow& row, std::size_t width, bool headed, const Context& context) {
  if (row.cells.size() > width) narrow(row, width, context);
  // Without a heading nobody can say how many cells a row should have.
  if (headed && row.cells.size() < width && row.cells.size() > 1) {
    context.flag("row-too-narrow",
                 "The row has fewer cells than the table has columns: " + printed_row(row),
                 row.span);
  }
  row.cells.resize(width);
  row.bold.resize(width, false);
  row.merges.resize(width);
}

}  // namespace

void drop_blank_columns(Sheet& sheet) {
  const auto is_last_blank = [&sheet] {
    const std::size_t last = sheet.width() - 1;
    return sheet.columns[last].heading.empty() &&
           std::all_of(sheet.rows.begin(), sheet.rows.end(), [last](const SheetRow& row) {
             return row.cells.size() <= last || is_blank(row.cells[last]);
           });
  };
  if (sheet.heading.empty()) return;
  while (sheet.width() > 1 && is_last_blank()) {
    sheet.columns.pop_back();
    for (auto& row : sheet.rows) {
      row.cells.resize(std::min(row.cells.size(), sheet.width()));
      row.merges.resize(std::min(row.merges.size(), sheet.width()));
    }
  }
}

std::vector<Cell> without_equal_neighbours(const std::vector<Cell>& cells) {
  std::vector<Cell> kept;
  for (const auto& cell : cells) {
    const bool again = !kept.empty() && !is_blank(cell) && kept.back().text == cell.text;
    if (!again) kept.push_back(cell);
  }
  return kept;
}

std::size_t printed_cells(const SheetRow& row) {
  return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(),
                                                [](const Cell& cell) { return !is_blank(cell); }));
}

void undo_merged_cells(Sheet& sheet, const Context& context) {
  for (auto& row : sheet.rows) {
    if (sheet.merged) {
      fit(row, sheet.width(), !sheet.heading.empty(), context);
      continue;
    }
    if (spans_row(row) && printed_cells(row) + 1 >= row.cells.size()) {
      keep_one(row, sheet.width());
      continue;
    }
    fit(row, sheet.width(), !sheet.heading.empty(), context);
    keep_first_of_run(row);
  }
}

}  // namespace viendan::tables
