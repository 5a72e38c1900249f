#include "structure/stamp.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"

namespace viendan::structure {
namespace {

struct StampRow {
  std::string_view rule;
  std::string_view begins;   // how the folded line begins; of its first words
  std::string_view pattern;  // of the rest: stamps are what scanners misread most
  bool sure;                 // alone it makes a stamp; others only beside a sure one
};

// clang-format off
constexpr StampRow kStamps[] = {
    {"incoming-stamp",    "cong van den",   R"((?:[^a-z0-9].*)?)",                            true},
    {"incoming-stamp",    "den",            R"($|\s*(?:so|gio|ngay)\b.*|\s*:.*)",          true},
    {"incoming-stamp",    "cv den",         R"((?:[^a-z0-9].*)?)",                            true},
    {"incoming-stamp",    "cong thong tin", R"( dien tu(?: [a-z ]{2,40})?)",                  true},
    {"incoming-stamp",    "cung thong tin", R"( dien tu(?: [a-z ]{2,40})?)",                  true},
    {"digital-signature", "nguoi ky",       R"( ?:.*)",                                       true},
    {"digital-signature", "ky boi",         R"( ?:.*)",                                       true},
    {"digital-signature", "thoi gian ky",   R"( ?:.*)",                                       true},
    {"digital-signature", "email",          R"( ?:.*@.*)",                                    false},
    {"digital-signature", "co quan",        R"( ?: .*)",                                      false},
    {"digital-signature", "ngay ky",        R"( ?:.*)",                                       false},
    {"incoming-stamp",    "cv so",          R"( ?:.*)",                                       false},
    {"incoming-stamp",    "so",             R"((?: den)? ?:?[ .\d]*)",                       false},
    {"incoming-stamp",    "gio",            R"( ?:.*)",                                       false},
    {"incoming-stamp",    "ngay",           R"( ?:? ?[\d./ ]+(?:thang [\d. ]+nam [\d. ]+)?)", false},
    {"incoming-stamp",    "chuyen",         R"( ?:.{0,60})",                                  false},
    {"incoming-stamp",    "luu ho so",      R"(.{0,40})",                                     false},
    {"incoming-stamp",    "so va ky hieu hs", R"( ?:.*)",                                     false},
    {"urgency-mark",      "hoa toc",        R"([ .!]*)",                                      false},
    {"urgency-mark",      "thuong khan",    R"([ .!]*)",                                      false},
    {"urgency-mark",      "khan",           R"([ .!]*)",                                      false},
    {"urgency-mark",      "toi mat",        R"([ .!]*)",                                      false},
    {"urgency-mark",      "tuyet mat",      R"([ .!]*)",                                      false},
    {"urgency-mark",      "mat",            R"([ .!]*)",                                      false},
};
// clang-format on

constexpr std::size_t kStampBytes = 110;  // a line of a stamp is short

struct CompiledRow {
  const StampRow* row;
  Pattern pattern;
};

const std::vector<CompiledRow>& stamp_rows() {
  static const std::vector<CompiledRow> rows = [] {
    std::vector<CompiledRow> compiled;
    for (const StampRow& row : kStamps) compiled.push_back({&row, Pattern(row.pattern)});
    return compiled;
  }();
  return rows;
}

const StampRow* stamp_row(std::string_view line, std::string_view key) {
  if (line.empty() || line.size() > kStampBytes || key.empty()) return nullptr;
  const auto& rows = stamp_rows();
  const auto row = std::find_if(rows.begin(), rows.end(), [key](const CompiledRow& r) {
    return key.starts_with(r.row->begins) && r.pattern.matches(key.substr(r.row->begins.size()));
  });
  return row == rows.end() ? nullptr : row->row;
}

bool is_sure(std::string_view line, const StampRow& row) {
  // "Đến: ..." and "đến" alone end wrapped sentences too; a stamp prints capitals.
  return row.sure && (row.rule == "digital-signature" || is_all_upper(line.substr(0, 8)));
}

class Marker {
 public:
  Marker(std::string_view text, const std::vector<Line>& lines)
      : text_(text), lines_(lines), marks_(lines.size()) {}

  std::vector<Marked> run() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].grid) continue;
      mark_layer(i);
      mark_stamp(i);
      mark_page(i);
      mark_footnote(i);
    }
    mark_routing();
    return std::move(marks_);
  }

 private:
  std::string_view words(std::size_t i) const { return lines_[i].span.of(text_); }
  bool is_free(std::size_t i) const {
    return i < lines_.size() && !lines_[i].grid && marks_[i].mark == Mark::None;
  }
  void mark_layer(std::size_t i);
  void mark_stamp(std::size_t i);
  void mark_page(std::size_t i);
  void mark_footnote(std::size_t i);
  void mark_routing();

  std::string_view text_;
  const std::vector<Line>& lines_;
  std::vector<Marked> marks_;
  std::unordered_set<std::string> references_;  // marks of footnotes that the text has so far
};

void Marker::mark_layer(std::size_t i) {
  switch (lines_[i].layer) {
    case Layer::Body:
      return;
    case Layer::PageMark:
      marks_[i] = {Mark::PageMark, "page-margin"};
      return;
    case Layer::Stamp:
      marks_[i] = {Mark::Stamp, "stamp-layer"};
      return;
    case Layer::Footnote:
      marks_[i] = {Mark::Footnote, "footnote"};
      return;
  }
}

void Marker::mark_stamp(std::size_t i) {
  const StampRow* row = stamp_row(words(i), lines_[i].key);
  if (row == nullptr || !is_sure(words(i), *row) || marks_[i].mark != Mark::None) return;
  constexpr std::size_t kReach = 6;  // lines that a stamp has at most, each way
  marks_[i] = {Mark::Stamp, row->rule};
  const auto take = [&](std::size_t k) {
    const StampRow* other = is_free(k) ? stamp_row(words(k), lines_[k].key) : nullptr;
    if (other != nullptr) marks_[k] = {Mark::Stamp, other->rule};
    return other != nullptr;
  };
  for (std::size_t k = i + 1; k <= i + kReach && take(k); ++k) {
  }
  std::size_t first = i;
  while (first > 0 && i - first < kReach && take(first - 1)) --first;
  // The receiving office stands in capitals directly above the words of the stamp.
  if (row->rule != "incoming-stamp" || first == 0 || lines_[first].after_gap) return;
  if (is_free(first - 1) && words(first - 1).size() < kStampBytes &&
      is_all_upper(words(first - 1))) {
    marks_[first - 1] = {Mark::Stamp, "incoming-stamp"};
  }
}

bool is_number(std::string_view words) {
  return words.size() <= 4 && words.find_first_not_of("0123456789") == std::string_view::npos;
}

void Marker::mark_page(std::size_t i) {
  static const Pattern page(R"((?:- ?)?(?:trang|page) \d+(?: ?/ ?\d+)?(?: ?-)?|- ?\d{1,4} ?-)");
  static const Pattern gazette(R"(cong bao ?/ ?so .*|\(xem tiep cong bao .*)");
  const std::string& key = lines_[i].key;
  if (marks_[i].mark != Mark::None || key.empty()) return;
  const char first = key.front();
  if (first == 'c' || first == '(') {
    if (!gazette.matches(key)) return;
    marks_[i] = {Mark::PageMark, "running-head"};
    // The page number stands before or after the running head.
    if (i > 0 && is_free(i - 1) && is_number(words(i - 1))) {
      marks_[i - 1] = {Mark::PageMark, "page-number"};
    } else if (is_free(i + 1) && is_number(words(i + 1))) {
      marks_[i + 1] = {Mark::PageMark, "page-number"};
    }
  } else if ((first == 't' || first == 'p' || first == '-') && words(i).size() < 24 &&
             page.matches(key)) {
    marks_[i] = {Mark::PageMark, "page-number"};
  }
}

/// "(1)", "(*)" at the beginning of a line, or "".
std::string_view footnote_mark(std::string_view line) {
  if (line.size() < 5 || line.front() != '(') return {};
  const std::size_t end = line.find(')');
  if (end < 2 || end > 4) return {};
  const std::string_view inner = line.substr(1, end - 1);
  const bool stars = inner.find_first_not_of('*') == std::string_view::npos;
  return stars || is_number(inner) ? line.substr(0, end + 1) : std::string_view{};
}

void Marker::mark_footnote(std::size_t i) {
  const std::string_view line = words(i);
  const std::string_view mark = footnote_mark(line);
  // A list "(1) ... (2) ..." is numbered so too: the mark must hang on a word of the text before.
  if (!mark.empty() && marks_[i].mark == Mark::None &&
      (mark[1] == '*' || references_.contains(std::string(mark)))) {
    marks_[i] = {Mark::Footnote, "footnote"};
  }
  for (std::size_t at = line.find('('); at != std::string_view::npos; at = line.find('(', at + 1)) {
    if (at == 0 || line[at - 1] == ' ') continue;
    const std::string_view reference = footnote_mark(line.substr(at, 6));
    if (!reference.empty()) references_.emplace(reference);
  }
}

void Marker::mark_routing() {
  // An abbreviation alone above the letterhead is the mark of the unit that filed the paper.
  for (std::size_t i = 0; i < std::min<std::size_t>(lines_.size(), 3); ++i) {
    const std::string_view line = words(i);
    if (lines_[i].grid || line.size() > 12) return;
    const bool one_word = line.find(' ') == std::string_view::npos;
    const bool letters =
        std::none_of(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!one_word || !letters || !is_all_upper(line) || count_code_points(line) < 3) return;
    if (i + 1 < lines_.size() && !lines_[i + 1].after_gap) return;
    if (marks_[i].mark == Mark::None) marks_[i] = {Mark::Stamp, "routing-mark"};
  }
}

}  // namespace

bool begins_stamp(std::string_view line, std::string_view key) {
  const StampRow* row = stamp_row(line, key);
  return row != nullptr && is_sure(line, *row);
}

std::vector<Marked> find_marks(std::string_view text, const std::vector<Line>& lines) {
  return Marker(text, lines).run();
}

std::string_view without_page_mark(std::string_view line) {
  static const Pattern end(R"(\s*(?:Trang|trang) \d+(?: ?/ ?\d+)?$|\.\s+\d{1,3}$)");
  const auto match = end.find(line);
  if (!match) return line;
  const std::size_t at = match->span().begin;
  return line.substr(0, line[at] == '.' ? at + 1 : at);
}

}  // namespace viendan::structure
