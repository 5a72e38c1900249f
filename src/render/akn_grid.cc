#include "render/akn_grid.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"

namespace viendan::render::akn {
namespace {

/// Words of a row of the table (-1: of none) in a column.
struct Piece {
  Span span;
  int row = -1;
  std::size_t column = 0;
};

/// A line of the grid before cells are merged.
struct Line {
  struct Place {
    std::size_t column = 0;
    std::vector<Span> spans;
  };
  int row = -1;  // of the table
  std::vector<Place> places;
  bool heading = false;

  [[nodiscard]] const Place* at(std::size_t column) const {
    const auto found = std::ranges::find(places, column, &Place::column);
    return found == places.end() ? nullptr : &*found;
  }
};

class Layout {
 public:
  Layout(const Document& document, const Table* table, Span block)
      : text_(document.text), table_(table), block_(block) {
    width_ = table == nullptr ? 1 : std::max<std::size_t>(1, table->columns.size());
  }

  std::vector<GridRow> rows() {
    place_pieces();
    std::vector<GridRow> rows;
    covered_.assign(width_, 0);
    for (std::size_t i = 0; i < lines_.size(); ++i) rows.push_back(row_of(i));
    return rows;
  }

 private:
  [[nodiscard]] bool blank(Span span) const { return trim(span.of(text_)).empty(); }

  /// Those printed in the block, in order; a merged cell belongs to its first place.
  [[nodiscard]] std::vector<Piece> pieces() const {
    std::vector<Piece> pieces;
    if (table_ == nullptr) return pieces;
    for (std::size_t r = 0; r < table_->rows.size(); ++r) {
      const auto& cells = table_->rows[r].cells;
      for (std::size_t c = 0; c < cells.size(); ++c) {
        for (const Span span : cells[c].spans) {
          if (block_.contains(span) && !blank(span)) pieces.push_back({span, int(r), c});
        }
      }
    }
    std::ranges::sort(pieces, {}, [](const Piece& piece) {
      return std::tuple(piece.span.begin, piece.row, piece.column);
    });
    std::uint32_t end = 0;
    std::erase_if(pieces, [&](const Piece& piece) {
      if (piece.span.begin < end) return true;
      end = piece.span.end;
      return false;
    });
    return pieces;
  }

  void place_pieces() {
    const auto all = pieces();
    std::uint32_t at = block_.begin;
    for (const Piece& piece : all) {
      place_gap({at, piece.span.begin}, &piece);
      place(piece);
      at = piece.span.end;
    }
    place_gap({at, block_.end}, nullptr);
  }

  void place(const Piece& piece) {
    const bool same = !lines_.empty() && lines_.back().row == piece.row &&
                      lines_.back().places.back().column < piece.column;
    if (!same) lines_.push_back({.row = piece.row});
    lines_.back().places.push_back({piece.column, {piece.span}});
  }

  /// Words between those of cells: inside a row they stay with the cell before them.
  void place_gap(Span gap, const Piece* next) {
    if (blank(gap)) return;
    const bool inside = next != nullptr && !lines_.empty() && lines_.back().row == next->row &&
                        lines_.back().row >= 0;
    if (inside) return lines_.back().places.back().spans.push_back(gap);
    const bool heading =
        table_ != nullptr && std::ranges::none_of(lines_, [](const Line& l) { return l.row >= 0; });
    for (auto& cells : loose_rows(gap)) {
      Line line{.heading = heading};
      for (const Span cell : cells) line.places.push_back({line.places.size(), {cell}});
      width_ = std::max(width_, line.places.size());
      lines_.push_back(std::move(line));
    }
  }

  /// Rows of a stretch that only TABs and line ends divide. A cell may have line ends too, so the
  /// number of columns tells where rows end, if it can.
  [[nodiscard]] std::vector<std::vector<Span>> loose_rows(Span gap) const {
    const auto words = trim_right(gap.of(text_));
    const auto begin = words.find_first_not_of(" \n");
    const auto cells = split(words.substr(begin), '\t');
    const std::size_t steps = width_ - 1;
    if (steps == 0 || cells.size() == 1 || (cells.size() - 1) % steps != 0) return by_lines(cells);
    std::vector<std::vector<Span>> rows(1);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Span cell = span_in(text_, cells[i]);
      const bool divides = i > 0 && i % steps == 0 && i + 1 < cells.size();
      const auto line_end = divides ? cells[i].rfind('\n') : std::string_view::npos;
      if (divides && line_end == std::string_view::npos) return by_lines(cells);
      if (!divides) {
        rows.back().push_back(cell);
        continue;
      }
      const auto middle = cell.begin + static_cast<std::uint32_t>(line_end);
      rows.back().push_back({cell.begin, middle});
      rows.push_back({{middle + 1, cell.end}});
    }
    return rows;
  }

  [[nodiscard]] std::vector<std::vector<Span>> by_lines(
      const std::vector<std::string_view>& cells) const {
    std::vector<std::vector<Span>> rows(1);
    for (const auto cell : cells) {
      bool first = true;
      for (const auto line : split(cell, '\n')) {
        if (!first) rows.emplace_back();
        rows.back().push_back(span_in(text_, line));
        first = false;
      }
    }
    std::erase_if(rows, [&](const auto& row) {
      return std::ranges::all_of(row, [&](Span cell) { return blank(cell); });
    });
    return rows;
  }

  [[nodiscard]] const Cell* cell_at(int row, std::size_t column) const {
    if (row < 0) return nullptr;
    const auto& cells = table_->rows[static_cast<std::size_t>(row)].cells;
    return column < cells.size() ? &cells[column] : nullptr;
  }

  /// Whether the place of the table has these words too, so that the cell was merged over it.
  [[nodiscard]] bool repeats(int row, std::size_t column, Span span) const {
    const Cell* cell = cell_at(row, column);
    return cell != nullptr && std::ranges::find(cell->spans, span) != cell->spans.end();
  }

  [[nodiscard]] int columns_of(const Line& line, const Line::Place& place) const {
    const Span first = place.spans.front();
    if (line.row < 0) {
      const bool last = &place == &line.places.back();
      return last && line.places.size() == 1 ? static_cast<int>(width_) : 1;
    }
    if (table_->rows[static_cast<std::size_t>(line.row)].cells.size() == 1) {
      return static_cast<int>(width_);
    }
    std::size_t end = place.column + 1;
    while (end < width_ && line.at(end) == nullptr && repeats(line.row, end, first)) ++end;
    return static_cast<int>(end - place.column);
  }

  /// Down over lines of the same row, and over rows that have the same words there.
  [[nodiscard]] int rows_of(std::size_t index, const Line::Place& place, int columns) const {
    const Line& line = lines_[index];
    if (line.row < 0) return 1;
    std::size_t end = index + 1;
    const auto free = [&](const Line& below) {
      for (int c = 0; c < columns; ++c) {
        if (below.at(place.column + static_cast<std::size_t>(c)) != nullptr) return false;
      }
      return below.row == line.row ||
             (below.row >= 0 && repeats(below.row, place.column, place.spans.front()));
    };
    while (end < lines_.size() && lines_[end].row >= 0 && free(lines_[end])) ++end;
    return static_cast<int>(end - index);
  }

  GridRow row_of(std::size_t index) {
    const Line& line = lines_[index];
    GridRow row{.cells = {}, .heading = line.heading};
    for (std::size_t column = 0; column < width_;) {
      if (covered_[column] > 0) {
        --covered_[column++];
        continue;
      }
      const auto* place = line.at(column);
      GridCell cell;
      if (place != nullptr) {
        cell.spans = place->spans;
        cell.columns = columns_of(line, *place);
        cell.rows = rows_of(index, *place, cell.columns);
      }
      for (int c = 0; c < cell.columns; ++c) covered_[column++] = cell.rows - 1;
      row.cells.push_back(std::move(cell));
    }
    return row;
  }

  std::string_view text_;
  const Table* table_;
  Span block_;
  std::size_t width_ = 1;
  std::vector<Line> lines_;
  std::vector<int> covered_;  // of each column: rows below that a merged cell covers
};

}  // namespace

std::vector<GridRow> grid_of(const Document& document, const Table* table, Span block) {
  return Layout(document, table, block).rows();
}

}  // namespace viendan::render::akn
