// Days alone: "ngày 25 tháng 9 năm 2012", "07/9/2009". Read by hand: every act that a text cites
// has a date beside it.
#include <algorithm>
#include <string_view>

#include "base/unicode.h"
#include "vocabulary/timeline.h"

namespace viendan {
namespace {

constexpr bool is_figure(char c) {
  return c >= '0' && c <= '9';
}

constexpr bool is_gap(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// A place in a text that moves on where what is asked for stands there.
class Cursor {
 public:
  Cursor(std::string_view text, std::size_t at) : text_(text), at_(at) {}
  [[nodiscard]] std::size_t at() const { return at_; }

  void gap(std::size_t most) {
    for (; most > 0 && at_ < text_.size() && is_gap(text_[at_]); --most) ++at_;
  }

  bool literal(std::string_view words) {
    if (!text_.substr(at_).starts_with(words)) return false;
    at_ += words.size();
    return true;
  }

  /// A word in small letters or in capitals; the forms have the same length.
  bool word(std::string_view lower, std::string_view upper) {
    if (text_.size() - at_ < lower.size()) return false;
    for (std::size_t i = 0; i < lower.size(); ++i) {
      if (text_[at_ + i] != lower[i] && text_[at_ + i] != upper[i]) return false;
    }
    at_ += lower.size();
    return true;
  }

  /// A number of one or two figures, or -1.
  int small_number() {
    if (at_ >= text_.size() || !is_figure(text_[at_])) return -1;
    int value = text_[at_++] - '0';
    if (at_ < text_.size() && is_figure(text_[at_])) value = value * 10 + (text_[at_++] - '0');
    return value;
  }

  int year() {
    const auto figures = text_.substr(at_, 4);
    if (!figures.starts_with("19") && !figures.starts_with("20")) return -1;
    if (figures.size() < 4 || !is_figure(figures[2]) || !is_figure(figures[3])) return -1;
    at_ += 4;
    return (figures[0] - '0') * 1000 + (figures[1] - '0') * 100 + (figures[2] - '0') * 10 +
           (figures[3] - '0');
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

bool month_word(Cursor& cursor) {
  cursor.gap(3);
  const bool there = cursor.word("tháng", "THÁNG") || cursor.word("Tháng", "Tháng");
  cursor.gap(3);
  return there;
}

bool year_word(Cursor& cursor) {
  cursor.gap(3);
  bool there = cursor.literal("/");
  if (!there) {
    cursor.literal(",");
    cursor.gap(3);
    there = cursor.word("năm", "NĂM") || cursor.word("nam", "NAM") || cursor.literal("Năm");
  }
  cursor.gap(3);
  return there;
}

/// One of the marks between day, month and year; `slash` may have more space around it.
bool separator(Cursor& cursor, char mark) {
  const std::size_t most = mark == '/' ? 3 : mark == '-' ? 1 : 0;
  cursor.gap(most);
  const bool there =
      cursor.literal(std::string_view(&mark, 1)) || (mark == '-' && cursor.literal("–"));
  cursor.gap(most);
  return there;
}

/// Day, month and year of one form: `mark` is 'w' for words, else what stands between them.
std::optional<FoundDate> read_form(std::string_view text, std::size_t begin, char mark) {
  Cursor cursor(text, begin);
  Date date;
  date.day = cursor.small_number();
  if (date.day < 0 || !(mark == 'w' ? month_word(cursor) : separator(cursor, mark))) return {};
  date.month = cursor.small_number();
  if (date.month < 0 || !(mark == 'w' ? year_word(cursor) : separator(cursor, mark))) return {};
  date.year = cursor.year();
  if (date.year < 0) return {};
  return FoundDate{{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(cursor.at())},
                   date};
}

/// The mark of a footnote stands at once behind the year ("08/10/20181"); three figures more are
/// another number.
bool ends_well(std::string_view text, std::size_t end) {
  std::size_t figures = 0;
  while (figures < 3 && end + figures < text.size() && is_figure(text[end + figures])) ++figures;
  return figures < 3;
}

/// A day that begins with its figures at `begin`.
std::optional<FoundDate> day_at(std::string_view text, std::size_t begin) {
  for (const char mark : {'w', '/', '-', '.'}) {
    const auto found = read_form(text, begin, mark);
    if (!found) continue;
    const bool whole = found->date.month > 0 && found->date.day > 0 && found->date.valid();
    return whole && ends_well(text, found->span.end) ? found : std::nullopt;
  }
  return std::nullopt;
}

/// Where the figures of a day begin after "ngày", or `at` itself.
std::size_t after_day_word(std::string_view text, std::size_t at) {
  Cursor cursor(text, at);
  if (!cursor.word("ngày", "NGÀY") && !cursor.literal("Ngày")) return at;
  cursor.gap(3);
  cursor.literal(":");
  cursor.gap(3);
  return cursor.at();
}

/// Where a day begins with the "ngày" before its figures.
std::size_t day_word_before(std::string_view text, std::size_t figures) {
  constexpr std::size_t kFar = 13;  // "ngày" with three spaces, a colon and three spaces
  constexpr std::size_t kWord = std::string_view("ngày").size();
  for (std::size_t back = kWord; back <= kFar && back <= figures; ++back) {
    const std::size_t at = figures - back;
    if ((text[at] | 0x20) == 'n' && after_day_word(text, at) == figures) return at;
    if (back > kWord && !is_gap(text[at + kWord]) && text[at + kWord] != ':') break;
  }
  return figures;
}

}  // namespace

std::optional<FoundDate> date_at_start(std::string_view text) {
  const auto figures = after_day_word(text, 0);
  auto found = day_at(text, figures);
  if (found) found->span.begin = 0;
  return found;
}

std::vector<FoundDate> find_dates(std::string_view text) {
  std::vector<FoundDate> dates;
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_figure(text[at])) continue;
    auto found = day_at(text, at);
    if (!found) {
      while (at + 1 < text.size() && is_figure(text[at + 1])) ++at;
      continue;
    }
    const auto begin = std::max(from, day_word_before(text, at));
    if (at_word_bounds(text.substr(0, begin), begin, begin)) {
      found->span.begin = static_cast<std::uint32_t>(begin);
      dates.push_back(*found);
    }
    at = found->span.end - 1;
    from = found->span.end;
    while (at + 1 < text.size() && is_figure(text[at + 1])) ++at;
  }
  return dates;
}

}  // namespace viendan
