#include "ingest/layout/paragraphs.h"

#include <algorithm>
#include <cmath>

#include "base/pattern.h"
#include "base/unicode.h"
#include "ingest/layout/geometry.h"

namespace viendan::ingest {
namespace {

constexpr double kIndent = 8;       // points from the margin: the first line of a paragraph
constexpr double kCentred = 7;      // points between the middles of a line and its column
constexpr double kAside = 5;        // points that a centred line leaves free on either side
constexpr double kSameLeft = 3;     // points
constexpr double kSpace = 0.25;     // of the size: between words
constexpr double kApart = 0.9;      // of the height: a space between lines that parts paragraphs
constexpr double kFarApart = 2.5;   // where a sentence does not go on either
constexpr double kSizes = 0.12;     // letters of sizes that differ by more are of two looks
constexpr double kMostly = 0.6;     // of the column's width
constexpr double kNearly = 0.8;     // of it: a line whose end may have been meant
constexpr double kFirstLine = 50;   // points: no first line is set in by more
constexpr double kCellPadding = 6;  // points between the side of a cell and its letters

/// "a)", "1.", "- ", "+", "Điều 5.", "II.": what opens an item or a provision.
bool opens_item(std::string_view text) {
  static const Pattern marker(
      R"((?:[-–—+*•●○▪■◦§]|\(?(?:\d{1,3}|[a-zđ]|[IVXL]{1,6})[.)](?:\d{1,3}\.?)*(?:\s|\p{Lu})|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s|(?i:điều|chương|mục|phần|phụ lục)\s+(?:\d{1,4}|[IVXL]{1,6})(?:[.:\s]|$)))");
  return marker.match_start(text).has_value();
}

bool ends_sentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with(';') || text.ends_with(':') || text.ends_with('!') ||
         text.ends_with('?');
}

bool is_centred(const TextLine& line, const Margins& margins) {
  return std::abs(middle_x(line.box) - (margins.left + margins.right) / 2) < kCentred &&
         line.box.left > margins.left + kAside && line.box.right < margins.right - kAside;
}

/// Whether the next line's first word had room on the line: then its end was meant.
bool had_room(const TextLine& line, const TextLine& next, double right) {
  const double word = width_of(next.words.front()->box);
  const double slack = 0.3 * size_of(line);
  return line.box.right + kSpace * size_of(line) + word + slack < right;
}

bool same_look(const TextLine& line, const TextLine& next) {
  const double size = size_of(line), other = size_of(next);
  return std::abs(size - other) <= kSizes * std::max(size, other) && is_bold(line) == is_bold(next);
}

/// A wrapped line of words in small letters goes on with a sentence.
bool goes_on(const std::string& text, const std::string& next) {
  return begins_lower(next) && !opens_item(next) && !ends_sentence(text);
}

bool is_apart(const TextLine& line, const TextLine& next, double heights = kApart) {
  return next.top - line.bottom > heights * std::max(line.height(), next.height());
}

/// The right end up to which a line of a column may reach: centred lines grow to both sides.
double right_end(const TextLine& line, const TextLine& next, const Margins& margins) {
  const double middle = middle_x(line.box);
  const bool centred = std::abs(middle - middle_x(next.box)) < kCentred &&
                       std::abs(line.box.left - next.box.left) > kSameLeft;
  if (!centred) return margins.right;
  const double half = std::min(middle - margins.from, margins.to - middle);
  return line.box.left + 2 * half;
}

/// Side by side stand short lines: names of bodies, addressees. They wrap where they meet the other
/// column: "BỘ LAO ĐỘNG - THƯƠNG BINH | VÀ XÃ HỘI".
Break break_beside(const TextLine& line, const TextLine& next, const Margins& margins) {
  const std::string text = text_of(line), other = text_of(next);
  if (is_apart(line, next) || opens_item(other)) return Break::Paragraph;
  const bool upper = is_all_upper(text), upper_next = is_all_upper(other);
  const bool full = !had_room(line, next, right_end(line, next, margins));
  if (full && upper == upper_next && same_look(line, next) && !ends_sentence(text))
    return Break::None;
  return upper && upper_next ? Break::Line : Break::Paragraph;
}

Break break_of_indent(const TextLine& line, const TextLine& next, const Margins& margins,
                      const std::string& text, const std::string& other) {
  if (next.box.left - margins.left <= kIndent) return Break::None;
  // A block that is set in as a whole, or an item whose lines hang.
  const double shift = next.box.left - line.box.left;
  if (shift > -kSameLeft && goes_on(text, other)) return Break::None;
  const bool hangs = opens_item(text) && shift > kSameLeft && shift < 4 * kIndent;
  return hangs && !ends_sentence(text) && !opens_item(other) ? Break::None : Break::Paragraph;
}

/// Where first lines are set in, a line at the margin goes on with what stands above it, whatever
/// it begins with: "... quy định tại Điều 4, | Điều 8 Quyết định này."
bool is_held_at_margin(const TextLine& line, const TextLine& next, const Margins& margins,
                       const std::string& text) {
  if (!margins.indented || next.box.left - margins.left > kIndent) return false;
  if (line.box.left - margins.left > kFirstLine) return false;
  if (!had_room(line, next, margins.right)) return true;
  const bool nearly = line.box.right - margins.left > kNearly * (margins.right - margins.left);
  return nearly && !ends_sentence(text);
}

}  // namespace

Break break_between(const TextLine& line, const TextLine& next, const Margins& margins,
                    bool new_page) {
  if (margins.beside) return break_beside(line, next, margins);
  const bool centred = is_centred(line, margins), centred_next = is_centred(next, margins);
  const std::string text = text_of(line), other = text_of(next);
  const bool room = had_room(line, next, margins.right);
  if (!new_page && is_apart(line, next)) {
    const bool cut = !room && !centred && goes_on(text, other) && same_look(line, next) &&
                     !is_apart(line, next, kFarApart);
    return cut ? Break::None : Break::Paragraph;
  }
  if (centred && centred_next && !new_page)
    return same_look(line, next) ? Break::Line : Break::Paragraph;
  if (centred != centred_next && !goes_on(text, other)) return Break::Paragraph;
  if (is_bold(next) && !is_bold(line)) return Break::Paragraph;
  if (is_held_at_margin(line, next, margins, text)) return Break::None;
  if (opens_item(other)) return Break::Paragraph;
  if (!room) return break_of_indent(line, next, margins, text, other);
  const bool most = line.box.right - margins.left > kMostly * (margins.right - margins.left);
  return most && goes_on(text, other) ? Break::None : Break::Paragraph;
}

namespace {

/// Cells wrap at narrow sides, and authors break lines in them by hand: only what clearly begins
/// anew does.
bool begins_in_cell(const TextLine& line, const TextLine& next, double right) {
  const std::string text = text_of(line), other = text_of(next);
  if (opens_item(other)) return true;
  if (is_apart(line, next)) return !goes_on(text, other);
  if (!had_room(line, next, right)) return false;
  return ends_sentence(text) && !begins_lower(other);
}

}  // namespace

std::vector<RichParagraph> cell_paragraphs(Words words, double left, double right,
                                           std::uint32_t page) {
  std::vector<RichParagraph> paragraphs;
  const auto lines = lines_of(std::move(words));
  const double padding = std::min(kCellPadding, (right - left) / 4);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == 0 || begins_in_cell(lines[i - 1], lines[i], right - padding))
      paragraphs.push_back({.page = page});
    add_runs(lines[i], paragraphs.back().runs);
  }
  return paragraphs;
}

}  // namespace viendan::ingest
