#include "ingest/html/table_columns.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "ingest/lines.h"

namespace viendan::ingest::html {
namespace {

/// A cell that goes on below its row.
struct Hanging {
  std::uint64_t begin = 0;  // columns
  std::uint64_t end = 0;
  std::uint32_t rows = 0;  // still to come
};

/// More cells than that hang over a row in no table that is meant to be read.
constexpr std::size_t kMostHanging = 512;

/// Where each cell of a table begins, row by row.
class Columns {
 public:
  explicit Columns(const RichTable& table) {
    for (const RichRow& row : table.rows) begins_.push_back(place(row));
  }

  [[nodiscard]] const std::vector<std::vector<std::uint64_t>>& begins() const { return begins_; }

 private:
  std::vector<std::uint64_t> place(const RichRow& row) {
    std::vector<std::uint64_t> begins;
    std::vector<Hanging> next;
    auto above = hanging_.begin();
    std::uint64_t column = 0;
    for (const RichCell& cell : row.cells) {
      while (above != hanging_.end() && above->begin <= column)
        column = std::max(column, (above++)->end);
      begins.push_back(column);
      const std::uint64_t end = column + cell.columns;
      if (cell.rows > 1) next.push_back({column, end, cell.rows - 1});
      column = end;
    }
    for (const Hanging& hanging : hanging_) {
      if (hanging.rows > 1) next.push_back({hanging.begin, hanging.end, hanging.rows - 1});
    }
    std::ranges::sort(next, {}, &Hanging::begin);
    if (next.size() > kMostHanging) next.clear();
    hanging_ = std::move(next);
    return begins;
  }

  std::vector<Hanging> hanging_;  // sorted
  std::vector<std::vector<std::uint64_t>> begins_;
};

std::uint32_t count_between(const std::vector<std::uint64_t>& sorted, std::uint64_t begin,
                            std::uint64_t end) {
  const auto from = std::ranges::lower_bound(sorted, begin);
  return static_cast<std::uint32_t>(std::ranges::lower_bound(sorted, end) - from);
}

std::vector<std::uint64_t> used_columns(const Columns& columns, std::size_t rows) {
  std::vector<std::uint64_t> used;
  for (std::size_t y = 0; y < rows; ++y)
    used.insert(used.end(), columns.begins()[y].begin(), columns.begins()[y].end());
  std::ranges::sort(used);
  used.erase(std::unique(used.begin(), used.end()), used.end());
  return used;
}

bool is_empty(const RichRow& row) {
  return std::ranges::all_of(row.cells, [](const RichCell& cell) {
    return cell.columns == 1 && cell.rows == 1 &&
           std::ranges::all_of(cell.paragraphs, [](const RichParagraph& paragraph) {
             return is_blank(text_of(paragraph));
           });
  });
}

/// Word ends a table with merged cells by an empty row that no one sees: its ruler, in which each
/// column begins, also those that no other row needs.
void drop_ruler(RichTable& table) {
  if (table.rows.size() < 2 || !is_empty(table.rows.back())) return;
  const Columns columns(table);
  const std::size_t rows = table.rows.size();
  if (used_columns(columns, rows).size() > used_columns(columns, rows - 1).size())
    table.rows.pop_back();
}

void drop_columns(RichTable& table) {
  const Columns columns(table);
  const auto used = used_columns(columns, table.rows.size());
  for (std::size_t y = 0; y < table.rows.size(); ++y) {
    for (std::size_t k = 0; k < table.rows[y].cells.size(); ++k) {
      RichCell& cell = table.rows[y].cells[k];
      const auto begin = columns.begins()[y][k];
      cell.columns = std::max(count_between(used, begin, begin + cell.columns), 1U);
    }
  }
}

void drop_rows(RichTable& table) {
  std::vector<std::uint64_t> used;
  for (std::size_t y = 0; y < table.rows.size(); ++y) {
    if (!table.rows[y].cells.empty()) used.push_back(y);
  }
  for (const auto y : used) {
    for (RichCell& cell : table.rows[y].cells) {
      cell.rows = std::max(count_between(used, y, y + cell.rows), 1U);
    }
  }
  std::erase_if(table.rows, [](const RichRow& row) { return row.cells.empty(); });
}

}  // namespace

void drop_empty_places(RichTable& table) {
  drop_ruler(table);
  drop_columns(table);
  drop_rows(table);
}

}  // namespace viendan::ingest::html
