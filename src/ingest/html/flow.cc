#include "ingest/html/flow.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"
#include "base/unicode.h"
#include "ingest/lines.h"

namespace viendan::ingest::html {
namespace {

constexpr std::string_view kWhite = " \t\r\n\f";

}  // namespace

std::string_view Flow::line_end() const {
  constexpr std::size_t kLetters = 8;
  if (paragraph_.runs.empty() || space_ || breaks_ > 0) return {};
  const std::string_view text = paragraph_.runs.back().text;
  return text.substr(text.size() - std::min(text.size(), kLetters));
}

void Flow::append(std::string_view characters, const Look& look) {
  auto& runs = paragraph_.runs;
  if (runs.empty() || runs.back().font != look.font || runs.back().bold != look.bold) {
    const std::string mark = runs.empty() ? std::exchange(mark_, {}) : std::string();
    runs.push_back({.text = mark, .font = std::string(look.font), .bold = look.bold});
  }
  if (look.small_letters_printed_large)
    runs.back().text += to_upper(characters);
  else
    runs.back().text += characters;
}

/// Sets the line breaks that are due. Those at the beginning of a paragraph are not printed.
void Flow::open_line() {
  const int breaks = std::exchange(breaks_, 0);
  if (breaks == 0) return;
  space_ = false;
  if (breaks == 1 && !paragraph_.runs.empty()) {
    paragraph_.runs.back().text += '\n';
  } else if (breaks > 1) {
    end_paragraph();
    gap_ = true;
  }
}

void Flow::write(std::string_view characters, const Look& look) {
  if (look.preformatted) {
    for (const auto line : split(characters, '\n')) {
      if (line.data() != characters.data()) break_line();
      if (line.empty()) continue;
      open_line();
      append(line, look);
    }
    return;
  }
  while (!characters.empty()) {
    const auto begin = std::min(characters.find_first_not_of(kWhite), characters.size());
    if (begin > 0) space_ = true;
    characters.remove_prefix(begin);
    if (characters.empty()) return;
    const auto end = std::min(characters.find_first_of(kWhite), characters.size());
    open_line();
    const bool inside = !paragraph_.runs.empty() && !paragraph_.runs.back().text.ends_with('\n');
    if (space_ && inside) append(" ", look);
    space_ = false;
    append(characters.substr(0, end), look);
    characters.remove_prefix(end);
  }
}

void Flow::end_paragraph() {
  breaks_ = 0;
  space_ = false;
  if (paragraph_.runs.empty()) return;
  // A paragraph of no-break spaces is an empty line.
  const bool blank =
      std::ranges::all_of(paragraph_.runs, [](const Run& run) { return is_blank(run.text); });
  if (blank) {
    gap_ = true;
  } else {
    paragraph_.after_gap = gap_;
    paragraph_.layer = note_ ? Layer::Footnote : layer_;
    gap_ = false;
    pieces_.emplace_back(std::move(paragraph_));
  }
  paragraph_ = {};
  note_ = false;
}

void Flow::add(RichTable table) {
  end_paragraph();
  if (table.rows.empty()) return;
  pieces_.emplace_back(std::move(table));
  gap_ = true;
}

std::vector<RichPiece> Flow::take() {
  end_paragraph();
  return std::move(pieces_);
}

}  // namespace viendan::ingest::html
