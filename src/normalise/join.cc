#include <array>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "normalise/rules.h"

namespace viendan::normalise {
namespace {

// A line shorter than this is a title, a name or a label more often than half a sentence.
constexpr std::size_t kShortestLine = 45;  // bytes
constexpr std::size_t kShortestTitle =
    24;  // bytes; where the source says that a line break is meant

/// The words that want a number after them, so that a line may begin with one.
constexpr std::array<std::string_view, 14> kWantNumber = {
    "số",   "ngày", "tháng", "năm", "Điều", "điều", "khoản",
    "điểm", "mục",  "đến",   "từ",  "là",   "quý",  "Quyết định số"};

std::string_view last_word(std::string_view text) {
  return text.substr(text.rfind(' ') + 1);
}

bool wants_number(std::string_view line) {
  const auto word = last_word(line);
  for (const auto known : kWantNumber) {
    if (word == known) return true;
  }
  return false;
}

/// Ends in the middle of a sentence: with a letter, a digit or a comma.
bool is_open(std::string_view line) {
  if (line.empty()) return false;
  if (line.back() == ',') return true;
  auto at = line.size() - 1;
  while (at > 0 && (line[at] & '\xC0') == '\x80') --at;
  const char32_t last = next_code_point(line, at);
  return is_letter(last) || is_digit(last);
}

/// "(1) Chi tiết …" below a page's text: what comes next does not continue it.
bool is_footnote(std::string_view line) {
  static const Pattern note("^[(\\[][0-9*]{1,3}[)\\]]");
  return line.starts_with('(') || line.starts_with('[') ? note.found_in(line) : false;
}

bool is_list_mark(std::string_view line) {
  static const Pattern mark(
      "^(?:[a-zđ]{1,2}[0-9]?|[ivxl]{1,5}|[0-9]{1,3}(?:\\.[0-9]{1,3})*)[.)](?: |$)");
  return mark.found_in(line.substr(0, 24));
}

/// Begins in the middle of a sentence.
bool continues(std::string_view before, std::string_view line) {
  std::size_t at = 0;
  const char32_t first = line.empty() ? U' ' : next_code_point(line, at);
  if (is_lower(first)) return !is_list_mark(line);
  return is_digit(first) && wants_number(before) && !is_list_mark(line);
}

bool is_page_mark(std::string_view line) {
  static const Pattern mark("^(?:Trang )?-? ?[0-9]{1,4}(?:/[0-9]{1,4})?(?: ?-)?$");
  return line.size() < 16 && mark.matches(line);
}

/// Joins the paragraphs of a draft from left to right.
class Joiner {
 public:
  explicit Joiner(const Draft& draft) : draft_(draft) {}

  void run() {
    for (std::size_t i = 0; i < draft_.pieces.size(); ++i) {
      const auto* paragraph = std::get_if<Paragraph>(&draft_.pieces[i]);
      if (paragraph == nullptr) {
        join_cells(std::get<Grid>(draft_.pieces[i]));
        pieces.push_back(draft_.pieces[i]);
        continue;
      }
      const std::size_t next = i > 0 ? continuation(i) : 0;
      if (next == 0)
        pieces.push_back(*paragraph);
      else
        i = next;
    }
  }

  std::vector<Piece> pieces;
  std::vector<Edit> edits;
  std::vector<Repair> repairs;

 private:
  /// Joins piece `i`, or the one after it where `i` is the mark of a page, to the last piece.
  /// Returns the index of what was joined, or 0.
  std::size_t continuation(std::size_t i) {
    auto* last = pieces.empty() ? nullptr : std::get_if<Paragraph>(&pieces.back());
    if (last == nullptr) return 0;
    if (i + 1 < draft_.pieces.size() && is_page_mark(words(i))) {
      const auto* after = std::get_if<Paragraph>(&draft_.pieces[i + 1]);
      if (after == nullptr || !may_join(*last, *after)) return 0;
      join(*last, *after, "page-mark");
      return i + 1;
    }
    const auto& paragraph = std::get<Paragraph>(draft_.pieces[i]);
    if (!may_join(*last, paragraph)) return 0;
    join(*last, paragraph, paragraph.after_gap ? "paragraph-join" : std::string_view());
    return i;
  }

  [[nodiscard]] std::string_view words(std::size_t i) const {
    return span_of(draft_.pieces[i]).of(draft_.text);
  }

  [[nodiscard]] bool may_join(const Paragraph& a, const Paragraph& b) const {
    const auto before = a.span.of(draft_.text);
    const auto after = b.span.of(draft_.text);
    if (a.layer != Layer::Body || b.layer != Layer::Body) return false;
    if (!is_open(before) || !continues(before, after)) return false;
    if (before.size() < (a.hard_break ? kShortestTitle : kShortestLine)) return false;
    return !is_footnote(before) && !is_all_upper(before);
  }

  void join(Paragraph& a, const Paragraph& b, std::string_view rule) {
    const Span between{a.span.end, b.span.begin};
    if (!rule.empty()) note(a, b, rule);
    edits.push_back({between, " "});
    a.span.end = b.span.end;
    a.hard_break = b.hard_break;
  }

  void note(const Paragraph& a, const Paragraph& b, std::string_view rule) {
    const auto before = last_word(a.span.of(draft_.text));
    const auto after_text = b.span.of(draft_.text);
    const auto after = after_text.substr(0, after_text.find(' '));
    const Span whole{a.span.end - static_cast<std::uint32_t>(before.size()),
                     b.span.begin + static_cast<std::uint32_t>(after.size())};
    repairs.push_back({std::string(rule), "text", std::string(whole.of(draft_.text)),
                       std::string(before) + " " + std::string(after), 0.9, whole});
  }

  void join_cells(const Grid& grid) {
    for (const auto& row : grid.rows) {
      for (const auto& cell : row) join_cell(cell.span);
    }
  }

  void join_cell(Span cell) {
    const auto text = cell.of(draft_.text);
    if (text.find('\n') == std::string_view::npos) return;
    const auto lines = split(text, '\n');
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (!is_open(lines[i - 1]) || !continues(lines[i - 1], lines[i]) ||
          is_all_upper(lines[i - 1]))
        continue;
      const auto end = cell.begin + span_in(text, lines[i]).begin;
      edits.push_back({{end - 1, end}, " "});
    }
  }

  const Draft& draft_;
};

}  // namespace

Draft join_lines(Draft draft) {
  Joiner joiner(draft);
  joiner.run();
  if (joiner.edits.empty()) return draft;
  draft.pieces = std::move(joiner.pieces);
  draft.repairs.insert(draft.repairs.end(), joiner.repairs.begin(), joiner.repairs.end());
  return apply_edits(std::move(draft), joiner.edits);
}

}  // namespace viendan::normalise
