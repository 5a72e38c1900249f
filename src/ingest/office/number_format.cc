#include "ingest/office/number_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>
#include <vector>

#include "base/text.h"

namespace viendan::ingest {
namespace {

struct BuiltIn {
  int id;
  std::string_view code;
};
// clang-format off
constexpr BuiltIn kBuiltIn[] = {
    {1, "0"}, {2, "0.00"}, {3, "#,##0"}, {4, "#,##0.00"}, {9, "0%"}, {10, "0.00%"},
    {14, "dd/mm/yyyy"}, {15, "d-mmm-yy"}, {16, "d-mmm"}, {17, "mmm-yy"},
    {18, "h:mm AM/PM"}, {19, "h:mm:ss AM/PM"}, {20, "h:mm"}, {21, "h:mm:ss"},
    {22, "dd/mm/yyyy h:mm"}, {37, "#,##0"}, {38, "#,##0"}, {39, "#,##0.00"}, {40, "#,##0.00"},
    {45, "mm:ss"}, {46, "h:mm:ss"}, {47, "mm:ss.0"}, {49, "@"},
};
// clang-format on

/// The days that a serial number can mean: up to the year 9999.
constexpr double kLastDay = 2'958'465;
/// Above it neither digits nor decimals are exact.
constexpr double kLargest = 1e15;
constexpr int kMostDecimals = 15;

/// A piece of a format code: letters that stand for a part of the number, or literal text.
struct Token {
  char kind = 0;  // of "ymdhs", 'a' for AM/PM, '0' for digits, '%', or 'x' for text
  std::string text;
};

/// What stands at the beginning of `code`: a run of the same letter, a quoted text, a sign.
Token take_token(std::string_view& code) {
  const char first = code.front();
  const char lower = static_cast<char>(first | 0x20);
  const auto cut = [&](std::size_t size) {
    std::string part(code.substr(0, size));
    code.remove_prefix(std::min(size, code.size()));
    return part;
  };
  if (first == '"') {
    const auto end = std::min(code.find('"', 1), code.size());
    Token token{'x', std::string(code.substr(1, end - 1))};
    cut(end + 1);
    return token;
  }
  // A sign as it is; the width of a sign; a sign that fills the column.
  if (first == '\\') return {'x', cut(2).substr(1)};
  if (first == '_') return cut(2), Token{'x', " "};
  if (first == '*') return cut(2), Token{'x', ""};
  // A colour, a locale, or a currency: [$đ-42A].
  if (first == '[') {
    const std::string part = cut(std::min(code.find(']'), code.size()) + 1);
    if (!part.starts_with("[$")) return {'x', ""};
    return {'x', part.substr(2, std::min(part.find('-'), part.size() - 1) - 2)};
  }
  if (code.starts_with("AM/PM") || code.starts_with("am/pm")) return {'a', cut(5)};
  if (std::string_view("ymdhs").find(lower) != std::string_view::npos) {
    const auto end = std::min(code.find_first_not_of(code.substr(0, 1)), code.size());
    return {lower, cut(end)};
  }
  constexpr std::string_view kDigits = "0#?.,";
  if (kDigits.find(first) != std::string_view::npos)
    return {'0', cut(std::min(code.find_first_not_of(kDigits), code.size()))};
  if (first == '%') return {'%', cut(1)};
  return {'x', cut(1)};
}

std::vector<Token> tokens_of(std::string_view code) {
  std::vector<Token> tokens;
  while (!code.empty()) tokens.push_back(take_token(code));
  return tokens;
}

/// "positive;negative;zero": the part for the number, and whether it shows no sign of its own.
struct Section {
  std::string_view code;
  bool signless = false;
};

Section section_for(double number, std::string_view code) {
  std::vector<std::string_view> sections;
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '"') quoted = !quoted;
    if (code[i] != ';' || quoted) continue;
    sections.push_back(code.substr(begin, i - begin));
    begin = i + 1;
  }
  sections.push_back(code.substr(begin));
  if (number < 0 && sections.size() > 1) return {sections[1], true};
  if (number == 0 && sections.size() > 2) return {sections[2], true};
  return {sections[0], false};
}

bool has_kind(const std::vector<Token>& tokens, std::string_view kinds) {
  return std::ranges::any_of(
      tokens, [&](const Token& token) { return kinds.find(token.kind) != std::string_view::npos; });
}

/// As many digits as a cell of usual width has place for, without zeros at the end.
std::string plain_number(double number) {
  if (std::abs(number) >= kLargest) return fmt::format("{:.6g}", number);
  if (number == std::floor(number)) return fmt::format("{:.0f}", number);
  std::string text = fmt::format("{:.10g}", number);
  if (text.find('e') == std::string::npos) std::ranges::replace(text, '.', ',');
  return text;
}

std::string with_thousands(std::string digits) {
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ".");
  return digits;
}

/// A number (not below zero) in a pattern such as "#,##0.0#".
std::string in_pattern(double number, std::string_view pattern) {
  const auto point = pattern.find('.');
  const auto whole = pattern.substr(0, std::min(point, pattern.size()));
  const auto part = point == std::string_view::npos ? "" : pattern.substr(point + 1);
  // Commas behind all digits divide by a thousand each.
  const auto last = whole.find_last_not_of(',');
  const std::size_t scaled = point != std::string_view::npos || last == std::string_view::npos
                                 ? 0
                                 : whole.size() - 1 - last;
  number /= std::pow(1000.0, static_cast<double>(std::min<std::size_t>(scaled, 4)));
  const bool thousands = whole.substr(0, whole.size() - scaled).find(',') != std::string_view::npos;
  const int most = std::min(static_cast<int>(std::ranges::count_if(
                                part, [](char c) { return c == '0' || c == '#' || c == '?'; })),
                            kMostDecimals);
  const auto least = static_cast<std::size_t>(std::ranges::count(part, '0'));
  std::string text = fmt::format("{:.{}f}", number, most);
  const auto end = std::min(text.find('.'), text.size());
  std::string decimals = end < text.size() ? text.substr(end + 1) : "";
  while (decimals.size() > least && decimals.ends_with('0')) decimals.pop_back();
  std::string digits = text.substr(0, end);
  const auto zeros = static_cast<std::size_t>(std::ranges::count(whole, '0'));
  if (zeros == 0 && digits == "0" && !decimals.empty()) digits.clear();
  if (digits.size() < zeros)
    digits.insert(0, std::min<std::size_t>(zeros - digits.size(), 32), '0');
  if (thousands) digits = with_thousands(std::move(digits));
  return decimals.empty() ? digits : digits + "," + decimals;
}

std::string show_digits(double number, const std::vector<Token>& tokens, bool signless) {
  const bool percent = has_kind(tokens, "%");
  const double value = std::abs(percent ? number * 100 : number);
  if (value >= kLargest) return plain_number(number);
  std::string text;
  bool written = false;
  for (const Token& token : tokens) {
    if (token.kind != '0')
      text += token.text;
    else if (!std::exchange(written, true))
      text += in_pattern(value, token.text);
  }
  if (number < 0 && !signless && text.find_first_of("123456789") != std::string::npos)
    text.insert(0, "-");
  return std::string(trim(text));
}

struct Moment {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
};

Moment moment_of(double serial, bool since_1904) {
  using namespace std::chrono;
  // The calendar of 1900 has a 29 February that never was: its days count from one day earlier.
  const sys_days zero = since_1904    ? sys_days(1904y / January / 1)
                        : serial < 60 ? sys_days(1899y / December / 31)
                                      : sys_days(1899y / December / 30);
  constexpr std::int64_t kDaySeconds = 86'400;
  const auto seconds = std::llround(serial * static_cast<double>(kDaySeconds));
  const auto rest = static_cast<int>(seconds % kDaySeconds);
  const year_month_day date(zero + days(seconds / kDaySeconds));
  return {static_cast<int>(date.year()),
          static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day())),
          rest / 3600,
          rest / 60 % 60,
          rest % 60};
}

/// "m" is a minute beside hours or seconds, else a month.
bool is_minute(const std::vector<Token>& tokens, std::size_t at) {
  const auto is_part = [](const Token& token) {
    return std::string_view("ymdhs").find(token.kind) != std::string_view::npos;
  };
  for (std::size_t i = at; i-- > 0;) {
    if (is_part(tokens[i])) return tokens[i].kind == 'h';
  }
  for (std::size_t i = at + 1; i < tokens.size(); ++i) {
    if (is_part(tokens[i])) return tokens[i].kind == 's';
  }
  return false;
}

std::string show_part(const Token& token, bool minute, bool twelve, const Moment& moment) {
  const auto padded = [&](int value) {
    return fmt::format("{:0{}}", value, std::min<std::size_t>(token.text.size(), 2));
  };
  switch (token.kind) {
    case 'y':
      return token.text.size() > 2 ? std::to_string(moment.year)
                                   : fmt::format("{:02}", moment.year % 100);
    case 'm':
      if (minute) return padded(moment.minute);
      return token.text.size() > 2 ? fmt::format("Tháng {}", moment.month) : padded(moment.month);
    case 'd':
      return padded(moment.day);
    case 'h':
      return padded(twelve ? (moment.hour + 11) % 12 + 1 : moment.hour);
    case 's':
      return padded(moment.second);
    case 'a':
      return moment.hour < 12 ? "AM" : "PM";
    default:
      return token.text;
  }
}

std::string show_moment(double serial, const std::vector<Token>& tokens, bool since_1904) {
  const Moment moment = moment_of(serial, since_1904);
  const bool twelve = has_kind(tokens, "a");
  std::string text;
  for (std::size_t i = 0; i < tokens.size(); ++i)
    text += show_part(tokens[i], is_minute(tokens, i), twelve, moment);
  return std::string(trim(text));
}

}  // namespace

std::string_view built_in_format(int id) {
  const auto* found = std::ranges::find(kBuiltIn, id, &BuiltIn::id);
  return found == std::end(kBuiltIn) ? std::string_view() : found->code;
}

std::string show_number(double number, std::string_view code, bool since_1904) {
  if (!std::isfinite(number)) return "";
  if (code.empty() || code == "General" || code == "@") return plain_number(number);
  const Section section = section_for(number, code);
  const auto tokens = tokens_of(section.code);
  if (has_kind(tokens, "ymdhs")) {
    const bool shown = number >= 0 && number < kLastDay;
    return shown ? show_moment(number, tokens, since_1904) : plain_number(number);
  }
  const bool fraction = section.code.find('/') != std::string_view::npos;
  const bool power = section.code.find("E+") != std::string_view::npos ||
                     section.code.find("E-") != std::string_view::npos;
  const bool general = section.code.find("General") != std::string_view::npos;
  if (fraction || power || general) return plain_number(number);
  return show_digits(number, tokens, section.signless);
}

}  // namespace viendan::ingest
