#include "vocabulary/timeline_atoms.h"

#include <fmt/core.h>

#include <array>
#include <optional>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"

namespace viendan::timeline {
namespace {

// Spaces are optional everywhere: converters drop and double them. "nam" for "năm" is common in
// scans, but alone it would make a year of "Việt Nam 2020", so only days and months allow it.
// Bounded, because a rejected match is searched again from its second letter.
constexpr std::string_view kDay =
    R"((?:ngày\s{0,3}:?\s{0,3})?(?:(\d{1,2})\s{0,3}tháng\s{0,3}(\d{1,2})\s{0,3}(?:,?\s{0,3}n[ăa]m|/)\s{0,3}((?:19|20)\d\d))"
    R"(|(\d{1,2})\s{0,3}/\s{0,3}(\d{1,2})\s{0,3}/\s{0,3}((?:19|20)\d\d))"
    R"(|(\d{1,2}) ?[-–] ?(\d{1,2}) ?[-–] ?((?:19|20)\d\d))"
    R"(|(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)))";
constexpr std::string_view kMonth =
    R"(tháng\s{0,3}(\d{1,2})\s{0,3}(?:[/.\-–]|,?\s{0,3}n[ăa]m)?\s{0,3}((?:19|20)\d\d))";
constexpr std::string_view kBareMonth = R"((\d{1,2})\s{0,3}/\s{0,3}((?:19|20)\d\d))";
constexpr std::string_view kQuarter =
    R"(quý\s{0,3}(IV|I{1,3}|[1-4])(?:\s{0,3}(?:[-–,]|và|đến)\s{0,3}(?:quý\s{0,3})?(IV|I{1,3}|[1-4]))?)"
    R"(\s{0,3}(?:/|,?\s{0,3}năm)?\s{0,3}((?:19|20)\d\d))";
constexpr std::string_view kHalf =
    R"((\d{1,2}|ba|sáu|chín)\s{0,3}tháng\s{0,3}(đầu|cuối)\s{0,3}(?:của\s{0,3})?năm\s{0,3}((?:19|20)\d\d))";
constexpr std::string_view kYear = R"((năm\s{0,3}(?:học\s{0,3})?)?((?:19|20)\d\d))";
constexpr std::string_view kPartial =
    R"((?:ngày\s{0,3})(\d{1,2})\s{0,3}(?:/|-|tháng)\s{0,3}(\d{1,2})|tháng\s{0,3}(\d{1,2})|quý\s{0,3}(IV|I{1,3}|[1-4]))";
constexpr std::string_view kNow =
    R"(từ\s{0,3}nay|từ\s{0,3}khi\s{0,3}ban\s{0,3}hành|kể\s{0,3}từ\s{0,3}nay)";
constexpr std::string_view kRecurrence =
    R"((định\s{0,3}kỳ\s{0,3})?\(?h[àằ]ng\s{0,3}(năm|quý|tháng|tuần|ngày))"
    R"(|định\s{0,3}kỳ\s{0,3}\(?(\d{1,2}|một|hai|ba|bốn|năm|sáu|mười)\s{0,3}(năm|quý|tháng|tuần))"
    R"(|(\d{1,2}|một|hai|ba|bốn|năm|sáu|mười)\s{0,3}(năm|quý|tháng|tuần)\s{0,3}/?\s{0,3}(?:một|0?1)?\s{0,3}lần)"
    R"(|(\d{1,2}|một|hai)\s{0,3}lần\s{0,3}/\s{0,3}(?:một|0?1)?\s{0,3}(năm|quý|tháng|tuần))"
    R"(|(định\s{0,3}kỳ)|(thường\s{0,3}xuyên|liên\s{0,3}tục))";

struct NumberWord {
  std::string_view word;
  int value;
};
constexpr std::array kNumberWords = std::to_array<NumberWord>({
    {"một", 1},
    {"hai", 2},
    {"ba", 3},
    {"bốn", 4},
    {"năm", 5},
    {"sáu", 6},
    {"chín", 9},
    {"mười", 10},
    {"mười hai", 12},
});

int number(std::string_view text) {
  const std::string word = to_lower(text);
  for (const auto& row : kNumberWords) {
    if (row.word == word) return row.value;
  }
  return to_int(text);
}

/// The number of a quarter, Roman or Arabic.
int quarter(std::string_view text) {
  const int roman = roman_value(to_upper(text));
  return roman > 0 ? roman : to_int(text);
}

/// "P6M" of 6 and "tháng"; a quarter is three months. "" where the unit is none.
std::string duration(int count, std::string_view unit) {
  struct Unit {
    std::string_view word;
    int factor;
    char letter;
  };
  static constexpr std::array kUnits = std::to_array<Unit>(
      {{"năm", 1, 'Y'}, {"quý", 3, 'M'}, {"tháng", 1, 'M'}, {"tuần", 1, 'W'}, {"ngày", 1, 'D'}});
  const std::string word = to_lower(unit);
  for (const auto& row : kUnits) {
    if (row.word == word && count > 0) return fmt::format("P{}{}", count * row.factor, row.letter);
  }
  return {};
}

/// The text directly before an offset, in lower case and without the space between.
std::string before(std::string_view text, std::size_t offset, std::size_t bytes = 24) {
  std::size_t begin = offset > bytes ? offset - bytes : 0;
  while (begin < offset && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) ++begin;
  return to_lower(trim_right(text.substr(begin, offset - begin)));
}

bool ends_with_any(std::string_view text, const auto& endings) {
  for (const std::string_view ending : endings) {
    if (text.ends_with(ending) && at_word_bounds(text, text.size() - ending.size(), text.size())) {
      return true;
    }
  }
  return false;
}

std::optional<Atom> checked(Atom atom) {
  if (!atom.from.valid() || !atom.to.valid()) return std::nullopt;
  return atom;
}

std::optional<Atom> read_day(const Match& m, std::size_t first) {
  for (std::size_t g = first; g < first + 12; g += 3) {
    if (!m.has(g)) continue;
    const Date day{to_int(m[g + 2]), to_int(m[g + 1]), to_int(m[g])};
    if (day.month == 0 || day.day == 0) return std::nullopt;
    return checked({AtomKind::Day, m.span(), day, day, {}});
  }
  return std::nullopt;
}

std::optional<Atom> read_month(const Match& m, std::size_t first, AtomKind kind) {
  const Date month{to_int(m[first + 1]), to_int(m[first]), 0};
  if (month.month == 0) return std::nullopt;
  return checked({kind, m.span(), month, month, {}});
}

Date quarter_begin(int year, int quarter) {
  return {year, quarter * 3 - 2, 1};
}
Date quarter_end(int year, int quarter) {
  return Date{year, quarter * 3, 0}.last_day();
}

std::optional<Atom> read_quarter(const Match& m, std::size_t first) {
  const int year = to_int(m[first + 2]);
  const int begin = quarter(m[first]);
  const int end = m.has(first + 1) ? quarter(m[first + 1]) : begin;
  if (begin < 1 || end > 4 || begin > end) return std::nullopt;
  return checked(
      {AtomKind::Stretch, m.span(), quarter_begin(year, begin), quarter_end(year, end), {}});
}

std::optional<Atom> read_half(const Match& m, std::size_t first) {
  const int months = number(m[first]);
  const int year = to_int(m[first + 2]);
  if (months < 1 || months > 12) return std::nullopt;
  const bool head = to_lower(m[first + 1]) == "đầu";
  const Date from{year, head ? 1 : 13 - months, 1};
  const Date to = Date{year, head ? months : 12, 0}.last_day();
  return checked({AtomKind::Stretch, m.span(), from, to, {}});
}

std::optional<Atom> read_year(const Match& m, std::size_t first) {
  const Date year{to_int(m[first + 1]), 0, 0};
  return checked({m.has(first) ? AtomKind::Year : AtomKind::BareYear, m.span(), year, year, {}});
}

/// The year 0 is filled in by whoever joins it to a later atom.
std::optional<Atom> read_partial(const Match& m, std::size_t first) {
  Atom atom{AtomKind::Partial, m.span(), {}, {}, {}};
  if (m.has(first)) atom.from = {0, to_int(m[first + 1]), to_int(m[first])};
  if (m.has(first + 2)) atom.from = {0, to_int(m[first + 2]), 0};
  if (m.has(first + 3)) atom.from = {0, quarter(m[first + 3]) * 3 - 2, 1};
  if (atom.from.month < 1 || atom.from.month > 12) return std::nullopt;
  atom.to = atom.from;
  return atom;
}

// Before "hàng năm" these make another word of "hàng": ngân hàng, khách hàng.
constexpr std::array kGoodsHeads = std::to_array<std::string_view>(
    {"ngân", "khách", "mặt", "bán", "cửa", "đơn", "nhà", "mua", "giao", "xếp"});
// What is spent or done regularly is no time: chi thường xuyên, không thường xuyên.
constexpr std::array kSpendingHeads =
    std::to_array<std::string_view>({"chi", "không", "phí", "vốn", "sách", "chưa", "đầu tư"});

/// "2 lần/năm" is every six months; "" where the year does not divide.
std::string times_in(int times, std::string_view unit) {
  if (times == 1) return duration(1, unit);
  if (to_lower(unit) != "năm" || times < 1 || 12 % times != 0) return {};
  return fmt::format("P{}M", 12 / times);
}

/// Groups: periodic mark and unit after "hàng"; count and unit after "định kỳ", before "lần";
/// times and unit; "định kỳ" alone; "thường xuyên".
std::optional<Atom> read_recurrence(std::string_view text, const Match& m, std::size_t first) {
  Atom atom{AtomKind::Recurrence, m.span(), {}, {}, {}};
  const std::string head = before(text, m.span().begin);
  if (m.has(first + 1)) {
    const bool goods = !m.has(first) && ends_with_any(head, kGoodsHeads);
    if (!goods) atom.recurrence = duration(1, m[first + 1]);
  } else if (m.has(first + 2)) {
    atom.recurrence = duration(number(m[first + 2]), m[first + 3]);
  } else if (m.has(first + 4)) {
    atom.recurrence = duration(number(m[first + 4]), m[first + 5]);
  } else if (m.has(first + 6)) {
    atom.recurrence = times_in(number(m[first + 6]), m[first + 7]);
  } else if (m.has(first + 8)) {
    atom.recurrence = "periodic";
  } else if (!ends_with_any(head, kSpendingHeads)) {
    atom.recurrence = "continuous";
  }
  if (atom.recurrence.empty()) return std::nullopt;
  return atom;
}

/// Digits and signs that make an atom a piece of something longer: "95/2012/NĐ-CP", "1.2015".
bool stands_alone(std::string_view text, Span span) {
  if (!at_word_bounds(text, span.begin, span.end)) return false;
  if (span.end < text.size() && text[span.end] == '/') return false;
  const bool digit_first = is_digit(static_cast<unsigned char>(text[span.begin]));
  if (!digit_first || span.begin == 0) return true;
  const char previous = text[span.begin - 1];
  return previous != '/' && previous != '.' && previous != ',';
}

// How many groups stand before each alternative of the expression below.
enum Group : std::size_t {
  kDayGroup = 1,
  kMonthGroup = 14,
  kBareMonthGroup = 17,
  kQuarterGroup = 20,
  kHalfGroup = 24,
  kYearGroup = 28,
  kPartialGroup = 31,
  kNowGroup = 36,
  kRecurrenceGroup = 37,
};

std::string atom_expression() {
  std::string all = "(?i)";
  for (const std::string_view part :
       {kDay, kMonth, kBareMonth, kQuarter, kHalf, kYear, kPartial, kNow, kRecurrence}) {
    all += all.size() > 4 ? "|(" : "(";
    all += part;
    all += ")";
  }
  return all;
}

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// What has no year and none of the words of recurrence has no atom that means anything by itself.
/// Looks at each byte once: most texts that are asked have none.
bool may_hold_atom(std::string_view text) {
  const auto follows = [text](std::size_t at, std::string_view small, std::string_view capital) {
    const std::string_view rest = text.substr(at + 1);
    return rest.starts_with(small) || rest.starts_with(capital);
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    switch (text[i]) {
      case '1':
      case '2':
        if (text.substr(i, 2) != "19" && text.substr(i, 2) != "20") break;
        if (is_digit_at(text, i + 2) && is_digit_at(text, i + 3)) return true;
        break;
      case 'h':
      case 'H':
        if (follows(i, "à", "À") || follows(i, "ằ", "Ằ")) return true;
        break;
      case 'k':
      case 'K':
        if (follows(i, "ỳ", "Ỳ")) return true;
        break;
      case 'l':
      case 'L':
        if (follows(i, "ần", "ẦN")) return true;
        break;
      case 't':
      case 'T':
        if (follows(i, "ục", "ỤC")) return true;
        break;
      case 'x':
      case 'X':
        if (follows(i, "u", "U")) return true;
        break;
      default:
        break;
    }
  }
  return false;
}

std::optional<Atom> read_atom(std::string_view text, const Match& m) {
  if (m.has(kDayGroup)) return read_day(m, kDayGroup + 1);
  if (m.has(kMonthGroup)) return read_month(m, kMonthGroup + 1, AtomKind::Month);
  if (m.has(kBareMonthGroup)) return read_month(m, kBareMonthGroup + 1, AtomKind::BareMonth);
  if (m.has(kQuarterGroup)) return read_quarter(m, kQuarterGroup + 1);
  if (m.has(kHalfGroup)) return read_half(m, kHalfGroup + 1);
  if (m.has(kYearGroup)) return read_year(m, kYearGroup + 1);
  if (m.has(kPartialGroup)) return read_partial(m, kPartialGroup + 1);
  if (m.has(kNowGroup)) return Atom{AtomKind::Now, m.span(), {}, {}, {}};
  return read_recurrence(text, m, kRecurrenceGroup + 1);
}

}  // namespace

std::string_view day_expression() {
  return kDay;
}

std::vector<Atom> find_atoms(std::string_view text) {
  static const Pattern pattern(atom_expression());
  std::vector<Atom> atoms;
  if (!may_hold_atom(text)) return atoms;
  for (std::size_t from = 0; from < text.size();) {
    const auto match = pattern.find(text, from);
    if (!match) break;
    const Span span = match->span();
    auto atom = stands_alone(text, span) ? read_atom(text, *match) : std::nullopt;
    from = atom ? span.end : span.begin + 1;  // "ngân hàng năm 2020": the year is one yet
    if (atom) atoms.push_back(*std::move(atom));
  }
  return atoms;
}

}  // namespace viendan::timeline
