#include "structure/line.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "structure/stamp.h"

namespace viendan::structure {
namespace {

// Headings are short; of a line of running text only its first words can tell what it is.
constexpr std::size_t kKeyBytes = 96, kRunningText = 240, kRunningKeyBytes = 40;

class Layout {
 public:
  explicit Layout(const Draft& draft) : text_(draft.text) {}

  void add(const Paragraph& paragraph) {
    const std::size_t first = lines_.size();
    add_lines(paragraph.span, paragraph.after_gap, -1);
    if (lines_.size() > first) lines_.back().hard_break = paragraph.hard_break;
    for (std::size_t i = first; i < lines_.size(); ++i) lines_[i].layer = paragraph.layer;
  }

  void add(const Grid& grid);

  std::vector<Line> take() { return std::move(lines_); }

 private:
  void add_lines(Span span, bool after_gap, int cell);
  void add_grid(const Grid& grid, std::size_t row, std::size_t column);
  /// Where the data of a grid begins: the cell after the last one that is laid out.
  std::pair<std::size_t, std::size_t> data_begin(const Grid& grid) const;
  bool is_layout(Span cell) const;
  bool is_text(const Grid& grid) const;

  std::string_view text_;
  std::vector<Line> lines_;
  int cells_ = 0;
};

bool is_layout_form(Form form) {
  switch (form) {
    case Form::Motto:
    case Form::Symbol:
    case Form::Subject:
    case Form::Addressees:
    case Form::Recipients:
    case Form::Capacity:
    case Form::IssuedWith:
      return true;
    default:
      return false;
  }
}

void Layout::add_lines(Span span, bool after_gap, int cell) {
  for (const std::string_view part : split(span.of(text_), '\n')) {
    const std::string_view words = trim(part);
    if (words.empty()) {
      after_gap = true;
      continue;
    }
    std::string key = line_key(words);
    const Form form = form_of(words, key);
    lines_.push_back({.span = span_in(text_, words),
                      .after_gap = after_gap,
                      .cell = cell,
                      .key = std::move(key),
                      .form = form});
    after_gap = false;
  }
}

bool Layout::is_layout(Span cell) const {
  // A cell of running text is long; only short lines are worth a look.
  const auto parts = split(cell.of(text_), '\n');
  return std::any_of(parts.begin(), parts.end(), [](std::string_view part) {
    const std::string_view words = trim(part);
    if (words.empty() || words.size() > 240) return false;
    const std::string key = line_key(words);
    return is_layout_form(form_of(words, key)) || place_date(words, key).has_value() ||
           begins_stamp(words, key);
  });
}

std::pair<std::size_t, std::size_t> Layout::data_begin(const Grid& grid) const {
  // A letterhead or a signature has few rows; in a long grid only its first and last can be such.
  constexpr std::size_t kRows = 4;
  std::pair<std::size_t, std::size_t> begin{0, 0};
  for (std::size_t r = 0; r < std::min(grid.rows.size(), kRows); ++r) {
    for (std::size_t c = 0; c < std::min(grid.rows[r].size(), kRows); ++c) {
      if (is_layout(grid.rows[r][c].span)) begin = {r, c + 1};
    }
  }
  return begin;
}

void Layout::add_grid(const Grid& grid, std::size_t row, std::size_t column) {
  Span words{grid.span.end, grid.span.end};
  bool any = false;
  for (; row < grid.rows.size(); ++row, column = 0) {
    for (; column < grid.rows[row].size(); ++column) {
      const std::string_view cell = trim(grid.rows[row][column].span.of(text_));
      if (cell.empty()) continue;
      const Span span = span_in(text_, cell);
      words = {any ? words.begin : span.begin, span.end};
      any = true;
    }
  }
  if (!any) return;
  lines_.push_back({.span = words, .after_gap = true, .grid = true, .key = {}});
}

/// One row of few cells, or one column, is text that was set with tabs.
bool Layout::is_text(const Grid& grid) const {
  if (grid.rows.size() == 1 && grid.rows.front().size() <= 3) return true;
  return std::all_of(grid.rows.begin(), grid.rows.end(), [this](const Grid::Row& row) {
    return std::count_if(row.begin(), row.end(), [this](const Grid::Cell& cell) {
             return !trim(cell.span.of(text_)).empty();
           }) <= 1;
  });
}

void Layout::add(const Grid& grid) {
  if (is_text(grid)) {
    for (const Grid::Row& row : grid.rows) {
      for (const Grid::Cell& cell : row) add_lines(cell.span, true, cells_++);
    }
    return;
  }
  const auto [row, column] = data_begin(grid);
  // Few rows that lay something out lay out all they hold: names stand below positions.
  const bool whole = (row > 0 || column > 0) && grid.rows.size() <= 6 && grid.rows[row].size() <= 3;
  for (std::size_t r = 0; r < grid.rows.size(); ++r) {
    for (std::size_t c = 0; c < grid.rows[r].size(); ++c) {
      if (!whole && (r > row || (r == row && c >= column))) return add_grid(grid, row, column);
      add_lines(grid.rows[r][c].span, true, cells_++);
    }
  }
}

}  // namespace

std::string line_key(std::string_view text) {
  std::size_t size =
      std::min(text.size(), text.size() > kRunningText ? kRunningKeyBytes : kKeyBytes);
  while (size < text.size() && size > 0 && (text[size] & '\xC0') == '\x80') --size;
  return fold(text.substr(0, size));
}

std::vector<Line> lay_out(const Draft& draft) {
  Layout layout(draft);
  for (const Piece& piece : draft.pieces) {
    std::visit([&layout](const auto& p) { layout.add(p); }, piece);
  }
  return layout.take();
}

}  // namespace viendan::structure
