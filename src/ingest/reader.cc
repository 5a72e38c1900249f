#include "ingest/reader.h"

#include <algorithm>

#include "base/unicode.h"

namespace viendan::ingest {
namespace {

const std::vector<Mark> kNoMarks;

bool begins_cell(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  return first != std::string_view::npos && text[first] == '\t';
}

/// Without the signs of a Markdown heading; a list mark stays, it has meaning.
std::string_view without_heading_signs(std::string_view text) {
  const auto words = trim_space(text);
  const auto signs = words.find_first_not_of('#');
  const bool heading =
      signs > 0 && signs <= 6 && signs != std::string_view::npos && words[signs] == ' ';
  return heading ? trim_space(words.substr(signs)) : words;
}

/// The lines as one text: emphasis may begin on one line and end on another.
std::string_view whole(std::span<const Line> lines) {
  const char* begin = lines.front().text.data();
  const char* end = lines.back().text.data() + lines.back().text.size();
  return {begin, static_cast<std::size_t>(end - begin)};
}

std::vector<Mark> marks_in(std::string_view part, std::string_view text,
                           const std::vector<Mark>& marks) {
  std::vector<Mark> inside;
  const auto begin = static_cast<std::size_t>(part.data() - text.data());
  const auto first =
      std::lower_bound(marks.begin(), marks.end(), begin,
                       [](const Mark& mark, std::size_t at) { return mark.offset < at; });
  for (auto mark = first; mark != marks.end() && mark->offset < begin + part.size(); ++mark) {
    inside.push_back(*mark);
    inside.back().offset -= begin;
  }
  return inside;
}

bool asks_for_break(std::string_view line) {
  return line.ends_with("  ");
}

bool is_single_empty_cell(const Grid& grid) {
  return grid.rows.size() == 1 && grid.rows[0].size() == 1 && grid.rows[0][0].span.empty();
}

}  // namespace

Result<Draft> Reader::read(const std::vector<Line>& lines) {
  std::uint32_t empty_lines = 0;
  for (std::size_t i = 0; i < lines.size() && !error_;) {
    if (lines[i].blank) {
      ++empty_lines;
      ++i;
      continue;
    }
    const std::size_t begin = i++;
    while (i < lines.size() && !lines[i].blank && !lines[i].after_page) ++i;
    gap_ = gap_ || empty_lines > 0 || lines[begin].after_page;
    // One empty line ends a row of a cell stream, two end the table.
    if (empty_lines > 1 || lines[begin].after_page) close_grid();
    read_block({lines.data() + begin, i - begin});
    empty_lines = 0;
  }
  close_grid();
  if (error_) return tl::unexpected(*std::move(error_));
  draft_.text = writer_.take_text();
  draft_.map = writer_.take_map();
  return std::move(draft_);
}

void Reader::read_block(Block block) {
  const Dialect dialect = dialect_of(block);
  switch (dialect) {
    case Dialect::Prose:
      close_grid();
      read_prose(block);
      break;
    case Dialect::Rows:
    case Dialect::Pipes:
      close_grid();
      read_rows(block, dialect);
      break;
    case Dialect::CellStream:
      read_stream(block);
      break;
  }
}

void Reader::read_prose(Block lines) {
  if (lines.empty()) return;
  const auto text = whole(lines);
  const auto marks = find_emphasis(text);
  bool bold = false;
  for (std::size_t i = 0; i < lines.size() && !error_; ++i) {
    if (is_rule(lines[i].text)) {
      gap_ = true;
      continue;
    }
    const auto words = without_heading_signs(lines[i].text);
    const bool hard_break = i + 1 < lines.size() && asks_for_break(lines[i].text);
    if (marks.empty())
      add_paragraph(lines[i], kNoMarks, bold, hard_break);
    else
      add_paragraph(lines[i], marks_in(words, text, marks), bold, hard_break);
  }
}

void Reader::add_paragraph(const Line& line, const std::vector<Mark>& marks, bool& bold,
                           bool hard_break) {
  if (writer_.size() > 0) writer_.separator('\n');
  start_ = writer_.size();
  write(line, without_heading_signs(line.text), marks, bold, ' ');
  if (writer_.size() == start_) return;
  draft_.pieces.emplace_back(Paragraph{{start_, writer_.size()}, gap_, hard_break});
  gap_ = false;
}

void Reader::read_rows(Block block, Dialect dialect) {
  for (std::size_t i = 0; i < block.size() && !error_; ++i) {
    const auto cells = cells_of(block[i].text, dialect);
    if (!cells.empty()) {
      read_row(block[i], cells);
    } else if (dialect == Dialect::Rows || !trim_space(block[i].text).starts_with('|')) {
      close_grid();
      read_prose(block.subspan(i, 1));
    }
  }
  close_grid();
}

void Reader::read_row(const Line& line, const std::vector<std::string_view>& cells) {
  open_grid();
  for (const auto cell : cells) {
    if (error_) return;
    begin_cell(cell.data() == cells.front().data());
    write_cell(line, cell);
    close_cell();
  }
}

void Reader::read_stream(Block block) {
  bool in_row = false;
  bool in_cell = false;  // an empty cell is closed: what follows it stands outside the table
  for (std::size_t i = 0; i < block.size() && !error_; ++i) {
    const Line& line = block[i];
    if (begins_cell(line.text)) {
      open_grid();
      begin_cell(!in_row);
      write_cell(line, line.text.substr(line.text.find('\t') + 1));
      close_cell();
      in_row = true;
      in_cell = writer_.size() > start_;
    } else if (in_cell && !is_annex_heading(line.text)) {
      continue_cell(line);
    } else {
      close_grid();
      const auto end = std::find_if(block.begin() + static_cast<std::ptrdiff_t>(i), block.end(),
                                    [](const Line& next) { return begins_cell(next.text); });
      const auto count = static_cast<std::size_t>(end - block.begin()) - i;
      read_prose(block.subspan(i, count));
      i += count - 1;
      in_row = in_cell = false;
    }
  }
}

void Reader::continue_cell(const Line& line) {
  if (is_rule(line.text)) return;
  break_pending_ = true;
  write_cell(line, line.text);
  close_cell();
}

void Reader::open_grid() {
  if (grid_) return;
  if (writer_.size() > 0) writer_.separator('\n');
  grid_.emplace(Grid{.after_gap = gap_});
  gap_ = false;
}

void Reader::close_grid() {
  if (!grid_) return;
  grid_->span = {grid_->rows.front().front().span.begin, grid_->rows.back().back().span.end};
  if (!is_single_empty_cell(*grid_)) draft_.pieces.emplace_back(*std::move(grid_));
  grid_.reset();
  gap_ = true;
}

void Reader::begin_cell(bool new_row) {
  if (!new_row)
    writer_.separator('\t');
  else if (!grid_->rows.empty())
    writer_.separator('\n');
  if (new_row) grid_->rows.emplace_back();
  start_ = writer_.size();
  grid_->rows.back().push_back({.span = {start_, start_}});
  gap_ = break_pending_ = false;
  all_bold_ = true;
  ++cells_;
}

void Reader::close_cell() {
  auto& cell = grid_->rows.back().back();
  cell.span.end = writer_.size();
  cell.bold = all_bold_ && !cell.span.empty();
}

void Reader::write_cell(const Line& line, std::string_view part) {
  if (cells_ > limits_.cells) return refuse(line, fmt::format("more than {} cells", limits_.cells));
  const auto words = trim_space(part);
  if (words.empty()) writer_.empty_at({line.number, column_of(line, part.data())});
  if (is_rule(words)) return;
  bool bold = false;
  write(line, words, find_emphasis(words), bold, '\n');
}

void Reader::write(const Line& line, std::string_view part, const std::vector<Mark>& marks,
                   bool& bold, char line_break) {
  if (part.empty()) return;
  if (marks.empty() && !may_have_markup(part)) {
    write_token({Token::Kind::Text, {0, static_cast<std::uint32_t>(part.size())}, 0, bold}, line,
                part, line_break);
  } else {
    write_marked(line, part, marks, bold, line_break);
  }
  writer_.trim_end(start_);
}

void Reader::write_marked(const Line& line, std::string_view part, const std::vector<Mark>& marks,
                          bool& bold, char line_break) {
  scan_markup(part, marks, bold, scan_);
  if (scan_.depth > limits_.nesting) {
    return refuse(line, fmt::format("tags are nested more than {} deep", limits_.nesting));
  }
  for (const Token& token : scan_.tokens) write_token(token, line, part, line_break);
}

void Reader::write_token(const Token& token, const Line& line, std::string_view part,
                         char line_break) {
  if (token.kind == Token::Kind::Break) {
    break_pending_ = true;
    return;
  }
  const bool at_start = writer_.size() == start_ || break_pending_;
  auto text = token.span.of(part);
  if (at_start && token.kind == Token::Kind::Text) {
    const auto tail = trim_space(text);
    if (tail.empty()) return;
    text.remove_prefix(static_cast<std::size_t>(tail.data() - text.data()));
  }
  if (break_pending_) {
    writer_.trim_end(start_);
    if (writer_.size() > start_) writer_.separator(line_break);
    break_pending_ = false;
  }
  const Position from{line.number, column_of(line, text.data())};
  if (token.kind == Token::Kind::Text) {
    writer_.verbatim(text, from);
  } else {
    std::string character;
    append_code_point(character, token.character);
    writer_.rewritten(character, from, token.span.size());
  }
  if (!is_blank(text)) all_bold_ = all_bold_ && token.bold;
}

std::uint32_t Reader::column_of(const Line& line, const char* at) {
  const bool further =
      counted_.data() == line.text.data() && at >= counted_.data() + counted_.size();
  if (!further) {
    counted_ = line.text.substr(0, 0);
    counted_column_ = line.column;
  }
  const char* from = counted_.data() + counted_.size();
  counted_column_ += count_code_points({from, static_cast<std::size_t>(at - from)});
  counted_ = line.text.substr(0, static_cast<std::size_t>(at - line.text.data()));
  return counted_column_;
}

void Reader::refuse(const Line& line, std::string why) {
  if (error_) return;
  error_ =
      Error{Error::Code::Unreadable, fmt::format("{}:{}: {}", draft_.source, line.number, why)};
}

}  // namespace viendan::ingest
