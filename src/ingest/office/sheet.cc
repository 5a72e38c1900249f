#include "ingest/office/sheet.h"

#include <algorithm>
#include <span>
#include <utility>

namespace viendan::ingest {
namespace {

using Rows = std::span<SheetRow>;

bool contains(const MergedArea& area, std::uint32_t row, std::uint32_t column) {
  return area.top <= row && row <= area.bottom && area.left <= column && column <= area.right;
}

/// The rows between blank ones. A row that only an area from above covers is not blank.
std::vector<Rows> blocks_of(Sheet& sheet) {
  std::ranges::sort(sheet.merged, {}, &MergedArea::top);
  std::vector<Rows> blocks;
  std::size_t begin = 0;
  std::size_t area = 0;
  std::uint32_t covered = 0;  // the last row that an area from above reaches
  for (std::size_t i = 0; i + 1 <= sheet.rows.size(); ++i) {
    const auto row = sheet.rows[i].row;
    for (; area < sheet.merged.size() && sheet.merged[area].top <= row; ++area) {
      const bool filled = sheet.merged[area].top >= sheet.rows[begin].row;
      if (filled) covered = std::max(covered, sheet.merged[area].bottom);
    }
    const bool last = i + 1 == sheet.rows.size();
    if (!last && (sheet.rows[i + 1].row == row + 1 || sheet.rows[i + 1].row <= covered)) continue;
    blocks.push_back(Rows(sheet.rows).subspan(begin, i + 1 - begin));
    begin = i + 1;
  }
  return blocks;
}

RichParagraph paragraph_of(SheetCell&& cell) {
  return {.runs = std::move(cell.runs)};
}

/// The rows and columns of a block that are filled, and where the areas lie on them.
class BlockTable {
 public:
  BlockTable(Rows rows, const std::vector<MergedArea>& merged) : rows_(rows), merged_(merged) {
    for (const SheetRow& row : rows) {
      for (const SheetCell& cell : row.cells) columns_.push_back(cell.column);
    }
    std::ranges::sort(columns_);
    columns_.erase(std::unique(columns_.begin(), columns_.end()), columns_.end());
  }

  [[nodiscard]] std::uint64_t places() const {
    return static_cast<std::uint64_t>(rows_.size()) * columns_.size();
  }

  /// Takes what the places of areas cost from `left`; false where it is not enough.
  [[nodiscard]] bool cover(std::uint64_t& left) {
    covered_.assign(places(), false);
    spans_.assign(places(), {1, 1});
    const auto first = std::ranges::lower_bound(merged_, rows_.front().row, {}, &MergedArea::top);
    for (auto area = first; area != merged_.end() && area->top <= rows_.back().row; ++area) {
      const auto [top, bottom] = rows_within(*area);
      const auto [begin, end] = columns_within(*area);
      const auto size = static_cast<std::uint64_t>(bottom - top) * (end - begin);
      if (size > left) return false;
      left -= size;
      const bool starts = size > 0 && rows_[top].row == area->top && columns_[begin] == area->left;
      if (!starts) continue;
      for (std::size_t y = top; y < bottom; ++y) {
        for (std::size_t x = begin; x < end; ++x) covered_[y * columns_.size() + x] = true;
      }
      covered_[top * columns_.size() + begin] = false;
      spans_[top * columns_.size() + begin] = {static_cast<std::uint32_t>(end - begin),
                                               static_cast<std::uint32_t>(bottom - top)};
    }
    return true;
  }

  [[nodiscard]] RichTable table() {
    RichTable table;
    for (std::size_t y = 0; y < rows_.size(); ++y) table.rows.push_back(row_at(y));
    return table;
  }

 private:
  struct Extent {
    std::uint32_t columns = 1;
    std::uint32_t rows = 1;
  };
  using Range = std::pair<std::size_t, std::size_t>;

  [[nodiscard]] Range rows_within(const MergedArea& area) const {
    const auto begin = std::ranges::lower_bound(rows_, area.top, {}, &SheetRow::row);
    const auto end = std::ranges::upper_bound(rows_, area.bottom, {}, &SheetRow::row);
    return {static_cast<std::size_t>(begin - rows_.begin()),
            static_cast<std::size_t>(end - rows_.begin())};
  }

  [[nodiscard]] Range columns_within(const MergedArea& area) const {
    const auto begin = std::ranges::lower_bound(columns_, area.left);
    const auto end = std::ranges::upper_bound(columns_, area.right);
    return {static_cast<std::size_t>(begin - columns_.begin()),
            static_cast<std::size_t>(end - columns_.begin())};
  }

  [[nodiscard]] RichRow row_at(std::size_t y) {
    RichRow row;
    auto filled = rows_[y].cells.begin();
    for (std::size_t x = 0; x < columns_.size(); ++x) {
      const auto place = y * columns_.size() + x;
      const bool here = filled != rows_[y].cells.end() && filled->column == columns_[x];
      const auto cell = here ? filled++ : rows_[y].cells.end();
      if (covered_[place]) continue;
      RichCell shown{.columns = spans_[place].columns, .rows = spans_[place].rows};
      if (here) shown.paragraphs.push_back(paragraph_of(std::move(*cell)));
      row.cells.push_back(std::move(shown));
    }
    return row;
  }

  Rows rows_;
  const std::vector<MergedArea>& merged_;
  std::vector<std::uint32_t> columns_;
  std::vector<bool> covered_;
  std::vector<Extent> spans_;
};

/// Areas beside each other are few; a file of malice may have any number over each other.
constexpr std::uint64_t kMostTests = 200'000'000;

/// Only the first place of an area shows anything. False where telling it would take too long.
bool drop_covered(Sheet& sheet) {
  std::uint64_t tests = 0;
  std::vector<const MergedArea*> open;
  std::size_t next = 0;
  std::ranges::sort(sheet.merged, {}, &MergedArea::top);
  for (SheetRow& row : sheet.rows) {
    for (; next < sheet.merged.size() && sheet.merged[next].top <= row.row; ++next)
      open.push_back(&sheet.merged[next]);
    tests += open.size() * (row.cells.size() + 1);
    if (tests > kMostTests) return false;
    std::erase_if(open, [&](const MergedArea* area) { return area->bottom < row.row; });
    std::erase_if(row.cells, [&](const SheetCell& cell) {
      return std::ranges::any_of(open, [&](const MergedArea* area) {
        const bool first = area->top == row.row && area->left == cell.column;
        return !first && contains(*area, row.row, cell.column);
      });
    });
  }
  std::erase_if(sheet.rows, [](const SheetRow& row) { return row.cells.empty(); });
  return true;
}

}  // namespace

tl::expected<std::vector<RichPiece>, std::string> pieces_of(Sheet sheet, std::uint64_t most) {
  if (!drop_covered(sheet)) return tl::unexpected<std::string>("too many merged areas");
  std::vector<RichPiece> pieces;
  std::uint64_t left = most;
  for (Rows rows : blocks_of(sheet)) {
    bool gap = true;
    for (; !rows.empty() && rows.front().cells.size() == 1; rows = rows.subspan(1)) {
      auto paragraph = paragraph_of(std::move(rows.front().cells.front()));
      paragraph.after_gap = std::exchange(gap, false);
      pieces.emplace_back(std::move(paragraph));
    }
    if (rows.empty()) continue;
    BlockTable block(rows, sheet.merged);
    if (block.places() > left || !block.cover(left))
      return tl::unexpected(fmt::format("more than {} cells", most));
    left -= block.places();
    pieces.emplace_back(block.table());
  }
  return pieces;
}

}  // namespace viendan::ingest
