#include "structure/attachment.h"

#include <algorithm>
#include <array>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "structure/label.h"

namespace viendan::structure {
namespace {

// What is issued with a decision and has an outline of its own; folded.
constexpr auto kPlanWords = std::to_array<std::string_view>({
    "ke hoach",
    "chuong trinh",
    "de an",
    "quy che",
    "quy dinh",
    "dieu le",
    "chien luoc",
    "quy trinh",
    "noi quy",
    "phuong an",
    "du an",
    "quy hoach",
    "huong dan",
    "che do",
    "dinh huong",
    "bo tieu chi",
    "quy chuan",
    "de cuong",
});

constexpr std::size_t kHeadingLines = 10;
constexpr std::size_t kHeadingBytes = 320;

bool is_field(std::string_view line) {
  return line.find("...") != std::string_view::npos || line.find("…") != std::string_view::npos;
}

bool ends_sentence(std::string_view line) {
  return !line.empty() && std::string_view(".;:,").find(line.back()) != std::string_view::npos;
}

/// A word that numbers an annex, alone: "2", "IV", "A", "1a".
bool is_annex_number(std::string_view word) {
  static const Pattern form(R"([IVXLC]{1,6}|\d{1,2}[a-zA-Z]?(?:\.\d{1,2})?|[A-ZĐ])");
  return form.matches(word);
}

class Reader {
 public:
  Reader(std::string_view text, const std::vector<Line>& lines, const std::vector<Marked>& marks,
         std::size_t at)
      : text_(text), lines_(lines), marks_(marks), at_(at), issued_(find_issued()) {}

  std::optional<Attachment> annex() const;
  std::optional<Attachment> titled(bool closed) const;

 private:
  std::string_view words(std::size_t i) const { return lines_[i].span.of(text_); }
  Form form(std::size_t i) const { return lines_[i].form; }
  bool stops(std::size_t i) const;
  std::size_t find_issued() const;
  bool follows_open_sentence() const;
  void take_title(Attachment& found, std::size_t first) const;

  std::string_view text_;
  const std::vector<Line>& lines_;
  const std::vector<Marked>& marks_;
  std::size_t at_;
  std::size_t issued_;  // the line "(Ban hành kèm theo ...)" under the heading; 0: none
};

/// Whether a heading cannot reach over the line.
bool Reader::stops(std::size_t i) const {
  if (i >= lines_.size() || i >= at_ + kHeadingLines || lines_[i].grid) return true;
  if (marks_[i].mark != Mark::None || words(i).size() > kHeadingBytes) return true;
  const Form here = form(i);
  if (here != Form::None && here != Form::IssuedWith && here != Form::Drawn) return true;
  return !read_labels(words(i)).empty();
}

std::size_t Reader::find_issued() const {
  for (std::size_t i = at_ + 1; !stops(i); ++i) {
    if (form(i) == Form::IssuedWith) return i;
  }
  return 0;
}

bool Reader::follows_open_sentence() const {
  // "... quy định tại | Phụ lục II" is a line that was wrapped.
  if (at_ == 0 || lines_[at_].after_gap || lines_[at_ - 1].grid) return false;
  if (marks_[at_ - 1].mark != Mark::None) return false;
  const std::string_view before = words(at_ - 1);
  constexpr std::string_view kEnds = ".;:!?/)";
  return kEnds.find(before.back()) == std::string_view::npos && !is_all_upper(before) &&
         before.size() > 60;
}

void Reader::take_title(Attachment& found, std::size_t first) const {
  found.end = first;
  Span title = found.heading;
  for (std::size_t i = first; !stops(i); ++i) {
    const std::string_view line = words(i);
    if (form(i) == Form::IssuedWith) break;
    if (is_field(line) || form(i) == Form::Drawn) continue;  // "TÊN ĐƠN VỊ: ....."
    const bool only =
        title.empty() && begins_upper(line) && !ends_sentence(line) && line.size() < 260;
    if (!is_all_upper(line) && issued_ <= i && !only) break;
    title = {title.empty() ? lines_[i].span.begin : title.begin, lines_[i].span.end};
    found.end = i + 1;
  }
  found.heading = title;
}

std::optional<Attachment> Reader::annex() const {
  const std::string_view line = words(at_);
  // "phụ lục" is two words, whatever marks the scanner lost.
  std::string_view rest = trim(line.substr(std::min(line.size(), line.find(' '))));
  rest = rest.substr(std::min(rest.size(), rest.find_first_of(" :.-–(")));
  Attachment found{.rule = "annex-heading"};
  rest = trim(rest);
  if (line_key(rest).starts_with("so ")) rest = trim(rest.substr(rest.find(' ')));
  const std::string_view number = rest.substr(0, rest.find_first_of(" :.-(,;"));
  const bool numbered = is_annex_number(number);
  if (numbered) {
    found.label = number;
    rest = trim(rest.substr(number.size()));
  }
  const bool marked =
      !rest.empty() && std::string_view(":.-").find(rest.front()) != std::string_view::npos;
  rest = trim(rest, " \t:.-–");
  const bool title =
      rest.empty() || rest.front() == '(' || is_all_upper(rest) || (marked && begins_upper(rest));
  if (!title || (!is_all_upper(line) && follows_open_sentence())) return std::nullopt;
  if (!rest.empty() && rest.front() != '(') found.heading = span_in(text_, rest);
  take_title(found, at_ + 1);
  return found;
}

std::optional<Attachment> Reader::titled(bool closed) const {
  const std::string_view line = words(at_);
  const std::string& key = lines_[at_].key;
  const auto word = std::find_if(kPlanWords.begin(), kPlanWords.end(), [&key](std::string_view w) {
    return key.starts_with(w) && (key.size() == w.size() || key[w.size()] == ' ');
  });
  const bool plan = word != kPlanWords.end();
  if (issued_ == 0 && !(plan && closed)) return std::nullopt;
  const bool whole = plan && key.size() == word->size();
  if (issued_ == 0 && !whole && !lines_[at_].after_gap) return std::nullopt;
  Attachment found{.kind = plan ? BlockKind::Plan : BlockKind::Annex,
                   .heading = whole ? Span{} : span_in(text_, line),
                   .rule = plan ? "plan-heading" : "annex-title"};
  take_title(found, at_ + 1);
  if (found.heading.empty()) found.heading = span_in(text_, line);
  return found;
}

}  // namespace

std::optional<Attachment> read_attachment(std::string_view text, const std::vector<Line>& lines,
                                          const std::vector<Marked>& marks, std::size_t at,
                                          bool closed) {
  const Line& line = lines[at];
  if (line.grid || line.span.size() > kHeadingBytes) return std::nullopt;
  const std::string_view words = line.span.of(text);
  if (line.form == Form::Annex) return Reader(text, lines, marks, at).annex();
  if (line.form != Form::None || !is_all_upper(words) || !read_labels(words).empty())
    return std::nullopt;
  return Reader(text, lines, marks, at).titled(closed);
}

}  // namespace viendan::structure
