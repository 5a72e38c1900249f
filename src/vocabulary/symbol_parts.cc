#include "vocabulary/symbol_parts.h"

#include <algorithm>
#include <array>

#include "base/pattern.h"
#include "base/unicode.h"

namespace viendan::symbols {
namespace {

constexpr std::size_t kMaxDigits = 6;
constexpr std::size_t kMaxGroups = 8;
constexpr std::size_t kMaxGroupBytes = 40;

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Dashes of other lengths are printed between the groups too.
constexpr std::string_view kDashes[] = {"–", "—", "−", "‐", "‑"};

/// Moves over white space and asterisks, which surround numbers filled in by hand.
std::size_t skip_gap(std::string_view text, std::size_t at, std::size_t most) {
  std::size_t skipped = 0;
  while (at < text.size() && skipped < most &&
         std::string_view(" \t\n*").find(text[at]) != std::string_view::npos) {
    ++at, ++skipped;
  }
  return at;
}

/// The separator at `at`, which moves behind it; 0 where there is none.
char read_separator(std::string_view text, std::size_t& at) {
  if (at >= text.size()) return 0;
  if (text[at] == '/' || text[at] == '-') return text[at++];
  if (static_cast<unsigned char>(text[at]) < 0x80) return 0;
  for (const std::string_view dash : kDashes) {
    if (!text.substr(at).starts_with(dash)) continue;
    at += dash.size();
    return '-';
  }
  return 0;
}

/// "66.12/2026/...": numbered below another; only before a year.
std::size_t end_of_subnumber(std::string_view text, std::size_t end) {
  if (end >= text.size() || text[end] != '.') return end;
  std::size_t after = end + 1;
  while (after < text.size() && is_ascii_digit(text[after])) ++after;
  const bool dated = after > end + 1 && text.substr(after, 3) == "/20" && after + 5 < text.size() &&
                     text[after + 5] == '/';
  return dated ? after : end;
}

std::string_view read_number(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  if (end == begin || end - begin > kMaxDigits) return {};
  end = end_of_subnumber(text, end);
  std::size_t after = end;
  if (after < text.size() && is_letter(next_code_point(text, after)) &&
      at_word_bounds(text, begin, after)) {
    end = after;  // "12a/2013/NQ-HĐND": put between two numbers that were already given
  }
  return text.substr(begin, end - begin);
}

std::string_view read_year(std::string_view text, std::size_t at) {
  const auto year = text.substr(std::min(at, text.size()), 4);
  if (year.size() < 4 || !std::all_of(year.begin(), year.end(), is_ascii_digit)) return {};
  if (!year.starts_with("19") && !year.starts_with("20")) return {};
  if (at + 4 < text.size() && is_ascii_digit(text[at + 4])) return {};
  return year;
}

bool belongs_to_group(std::string_view text, char32_t c, std::size_t after) {
  if (is_letter(c) || is_digit(c) || c == U'&') return true;
  if (c != U'.' || after >= text.size()) return false;
  return is_upper(next_code_point(text, after));  // "QĐ-CT.UB"
}

std::string_view read_group(std::string_view text, std::size_t begin, Spelling spelling) {
  std::size_t end = begin;
  while (end < text.size() && end - begin < kMaxGroupBytes) {
    std::size_t after = end;
    const char32_t c = next_code_point(text, after);
    const bool opens = is_letter(c) && (spelling == Spelling::Typed || is_upper(c));
    if (end == begin ? !opens : !belongs_to_group(text, c, after)) break;
    end = after;
  }
  return text.substr(begin, end - begin);
}

/// What stands for the first separator where it is damaged or was left out: "1605)QD-TTg",
/// "999 TC/QĐ/CĐKT". The letters must follow at once.
char read_odd_separator(std::string_view text, std::size_t& at) {
  constexpr std::string_view kOdd = ")|\\ ";
  if (at + 1 >= text.size() || kOdd.find(text[at]) == std::string_view::npos) return 0;
  std::size_t after = at + 1;
  if (!is_upper(next_code_point(text, after))) return 0;
  return text[at++] == ' ' ? '-' : '/';
}

}  // namespace

std::optional<Parts> read_parts(std::string_view text, std::size_t begin, Spelling spelling) {
  Parts parts;
  parts.number = read_number(text, begin);
  if (parts.number.empty()) return std::nullopt;
  const std::size_t gap = spelling == Spelling::Typed ? text.size() : 2;
  std::size_t at = begin + parts.number.size();
  while (parts.groups.size() < kMaxGroups) {
    std::size_t next = skip_gap(text, at, gap);
    const bool before = next > at;
    char separator = read_separator(text, next);
    if (!separator && parts.groups.empty()) {
      next = at;
      separator = read_odd_separator(text, next);
      parts.odd = separator != 0;
    }
    if (!separator) break;
    const std::size_t behind = next;
    next = skip_gap(text, next, gap);
    const auto year =
        parts.year.empty() && parts.groups.empty() ? read_year(text, next) : std::string_view();
    if (!year.empty() && separator == '/') {
      parts.year = year;
      at = next + year.size();
      continue;
    }
    const auto group = read_group(text, next, spelling);
    if (group.empty()) break;
    at = next + group.size();
    parts.groups.push_back({separator, before || next > behind, group, at});
  }
  if (parts.groups.empty()) return std::nullopt;
  return parts;
}

namespace {

/// Spares the pattern at nearly every capital.
bool may_be_standard(std::string_view text) {
  constexpr auto kBeginnings = std::to_array<std::string_view>({"QC", "TC", "IS", "IE", "TIA"});
  return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

}  // namespace

std::optional<Standard> read_standard(std::string_view text) {
  static const Pattern form(
      R"(((?:QCVN|TCVN|TCXDVN|TCN|TCCS)(?:[ -](?:ISO(?:/IEC)?|IEC))?|ISO(?:/IEC)?|IEC|QCĐP|TIA))"
      R"((?:[ -]+|)(\d{1,6}(?:-\d{1,3})*)(?:-MT)?(?: ?: ?((?:19|20)\d{2})(?: ?/ ?(\p{Lu}[\p{Lu}&]+))?)?)");
  if (!may_be_standard(text)) return std::nullopt;
  const auto match = form.match_start(text);
  if (!match || !at_word_bounds(text, 0, match->span().end)) return std::nullopt;
  const auto group = [&](std::size_t i) {
    return match->has(i) ? (*match)[i] : std::string_view();
  };
  return Standard{0, match->span().end, group(1), group(2), group(3), group(4)};
}

}  // namespace viendan::symbols
