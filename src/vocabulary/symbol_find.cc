#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/symbol_reading.h"
#include "vocabulary/timeline.h"

namespace viendan {
namespace {

using symbols::Certainty;
using symbols::Spelling;

bool ends_with_type(const Vocabulary& vocabulary, std::string_view before) {
  for (const DocumentType& type : vocabulary.types()) {
    if (type.name.size() > before.size()) continue;
    const auto tail = before.substr(before.size() - type.name.size());
    if (tail == type.name || to_lower(tail) == to_lower(type.name)) return true;
  }
  return false;
}

/// Whether the words before a number say that it is one: "số", or the name of a document type; or
/// the date that follows ("56/CP ngày 02/10/1996").
bool introduced(const Vocabulary& vocabulary, std::string_view text, std::size_t begin,
                std::size_t end) {
  constexpr std::size_t kLongestName = 60;
  const auto from = begin > kLongestName ? begin - kLongestName : 0;
  const auto before = trim_right(text.substr(from, begin - from), " :*\n\t");
  for (const std::string_view word : {"số", "Số", "SỐ", "No.", "no."}) {
    if (before.ends_with(word)) return true;
  }
  if (ends_with_type(vocabulary, before)) return true;
  constexpr std::string_view kDated = " ngày ";
  const auto after = text.substr(std::min(text.size(), end), 40);
  return after.starts_with(kDated) && date_at_start(after.substr(1)).has_value();
}

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// Whether a number that begins at `begin` is the inside of something else: "07/9/2009",
/// "1.250/...", "PM10/...".
bool continues(std::string_view text, std::size_t begin) {
  if (begin == 0) return false;
  const char before = text[begin - 1];
  if (before == '/' || before == '-') return true;
  if (before == '.' || before == ',' || before == ':') return is_digit_at(text, begin - 2);
  const bool letter = static_cast<unsigned char>(before) >= 0x80 || is_digit_at(text, begin - 1) ||
                      ((before | 0x20) >= 'a' && (before | 0x20) <= 'z');
  return letter && !text.substr(0, begin).ends_with("số");
}

/// "999 TC/QĐ/CĐKT": where the number ends, if the letters of a group stand between it and the
/// separator.
std::size_t before_group(std::string_view text, std::size_t separator) {
  constexpr std::size_t kMost = 12;
  std::size_t at = separator;
  while (at > 0 && separator - at < kMost && text[at - 1] != ' ' && !is_digit_at(text, at - 1))
    --at;
  const bool group = at < separator && at > 1 && text[at - 1] == ' ' && is_digit_at(text, at - 2);
  return group && symbols::is_capitals(text.substr(at, separator - at)) ? at - 1 : separator;
}

/// "66.12/2026/NQ-CP": one of the resolutions that are numbered below another. A year must follow,
/// since "1.250/..." is an amount.
std::size_t whole_number(std::string_view text, std::size_t begin, std::size_t separator) {
  const bool dated = separator + 5 < text.size() && text[separator + 5] == '/' &&
                     text.substr(separator + 1, 2) == "20";
  if (!dated || begin < 2 || text[begin - 1] != '.' || !is_digit_at(text, begin - 2)) return begin;
  std::size_t at = begin - 1;
  while (at > 0 && is_digit_at(text, at - 1) && begin - at < 4) --at;
  return at;
}

/// Where the number before a separator begins; npos where what stands there is none.
std::size_t number_before(std::string_view text, std::size_t separator) {
  constexpr std::string_view kGap = " *\t\n";
  constexpr std::size_t kMost = 8;
  std::size_t end = text[separator] == ')' ? separator : before_group(text, separator);
  separator = end;
  while (end > 0 && separator - end < 3 && kGap.find(text[end - 1]) != std::string_view::npos)
    --end;
  std::size_t begin = end;
  if (begin > 1 && !is_digit_at(text, begin - 1) && is_digit_at(text, begin - 2)) --begin;  // "12a"
  while (begin > 0 && is_digit_at(text, begin - 1) && end - begin < kMost) --begin;
  if (begin == end || !is_digit_at(text, begin)) return std::string_view::npos;
  begin = whole_number(text, begin, separator);
  return continues(text, begin) ? std::string_view::npos : begin;
}

/// The separators of symbols, and the first letters of standards.
constexpr auto kMayBegin = [] {
  std::array<bool, 256> table{};
  for (const char c : std::string_view("/-)|\\QTI")) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

/// Nearly all dashes and slashes of a text stand behind something else.
bool follows_number_or_code(std::string_view text, std::size_t at) {
  std::size_t before = at;
  while (before > 0 && at - before < 3 &&
         std::string_view(" *\t\n").find(text[before - 1]) != std::string_view::npos) {
    --before;
  }
  if (before == 0) return false;
  const char c = text[before - 1];
  const bool letter = static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'Z');
  if (is_digit_at(text, before - 1)) return true;
  if (letter && before == at) return true;             // "999 TC/QĐ"
  return before > 1 && is_digit_at(text, before - 2);  // "12a/2015"
}

}  // namespace

std::vector<FoundSymbol> find_symbols(const Vocabulary& vocabulary, std::string_view text) {
  std::vector<FoundSymbol> found;
  std::size_t free_from = 0;  // everything before is part of a symbol already found
  const auto add = [&](std::size_t begin, std::size_t end, Symbol symbol) {
    found.push_back(
        {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::move(symbol)});
    free_from = end;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!kMayBegin[static_cast<unsigned char>(text[at])] || at < free_from) continue;
    if (text[at] >= 'A' && text[at] <= 'Z') {
      const auto standard = symbols::read_standard(text.substr(at, 60));
      if (standard && at_word_bounds(text, at, at + standard->end)) {
        add(at, at + standard->end, symbols::symbol_of(*standard));
      }
      continue;
    }
    if (!follows_number_or_code(text, at)) continue;
    const auto begin = number_before(text, at);
    if (begin == std::string_view::npos || begin < free_from) continue;
    auto parts = symbols::read_parts(text, begin, Spelling::Running);
    if (!parts) continue;
    auto reading = symbols::classify(vocabulary, *parts, Spelling::Running);
    if (reading.certainty == Certainty::None) continue;
    if (reading.certainty == Certainty::Introduced &&
        !introduced(vocabulary, text, begin, parts->groups.back().end))
      continue;
    add(begin, parts->groups.back().end, std::move(reading.symbol));
  }
  return found;
}

}  // namespace viendan
