#include "normalise/characters.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "normalise/rules.h"
#include "normalise/scan.h"

namespace viendan::normalise {
namespace {

using Range = CharacterRule::Range;

constexpr std::array kInvisible = {Range{0x00AD, 0x00AD, ""}, Range{0x200B, 0x200D, ""},
                                   Range{0x2060, 0x2060, ""}, Range{0xFEFF, 0xFEFF, ""}};
constexpr std::array kSpaces = {Range{0x00A0, 0x00A0, " "}, Range{0x2000, 0x200A, " "},
                                Range{0x202F, 0x202F, " "}, Range{0x205F, 0x205F, " "},
                                Range{0x3000, 0x3000, " "}};
constexpr std::array kDeLetters = {Range{0x00D0, 0x00D0, "Đ"}, Range{0x00F0, 0x00F0, "đ"},
                                   Range{0x0189, 0x0189, "Đ"}, Range{0x0256, 0x0256, "đ"}};
constexpr std::array kQuotes = {Range{0x00AB, 0x00AB, "\""}, Range{0x00BB, 0x00BB, "\""},
                                Range{0x2018, 0x201B, "'"}, Range{0x201C, 0x201F, "\""}};
constexpr std::array kDashes = {Range{0x2010, 0x2015, "-"}, Range{0x2212, 0x2212, "-"}};
constexpr std::array kEllipsis = {Range{0x2026, 0x2026, "..."}};
constexpr std::array kFullwidth = {Range{0xFF01, 0xFF5E, ""}};  // computed, see becomes()

constexpr std::array kRules = {
    CharacterRule{"invisible", "zero-width characters and soft hyphens print nothing", kInvisible},
    CharacterRule{"spaces", "no-break and typographic spaces separate words as plain ones do",
                  kSpaces},
    CharacterRule{"letter-d", "Eth and African D stand for Đ in converted texts", kDeLetters},
    CharacterRule{"fullwidth", "East Asian wide forms are the same characters", kFullwidth},
    CharacterRule{"quotes", "one kind of quotation mark, so that titles compare", kQuotes},
    CharacterRule{"dashes", "one kind of dash, so that periods and symbols compare", kDashes},
    CharacterRule{"ellipsis", "three points, as most documents print them", kEllipsis},
};

constexpr char32_t kFullwidthShift = 0xFEE0;

const Range* range_of(char32_t c) {
  for (const auto& rule : kRules) {
    for (const Range& range : rule.ranges) {
      if (range.first <= c && c <= range.last) return &range;
    }
  }
  return nullptr;
}

std::string becomes(const Range& range, char32_t c) {
  if (range.first != kFullwidth.front().first) return std::string(range.becomes);
  return {static_cast<char>(c - kFullwidthShift)};
}

/// Whether a character of the table may begin here. Vietnamese letters begin with C3, C4, C6 and
/// E1: of these only Eth and the African D are looked for.
constexpr bool may_begin(Bytes at) {
  const bool eth = (at.a == 0xC3) & ((at.b & 0xDF) == 0x90);
  const bool african = (at.a == 0xC6) & (at.b == 0x89);
  return (at.a == 0xC2) | (at.a == 0xC9) | (at.a >= 0xE2) | eth | african;
}

/// The first two bytes of a character outside ASCII.
constexpr Bytes first_bytes(char32_t c) {
  const auto second = static_cast<std::uint8_t>(0x80 | ((c < 0x800 ? c : c >> 6) & 0x3F));
  return {static_cast<std::uint8_t>(c < 0x800 ? 0xC0 | (c >> 6) : 0xE0 | (c >> 12)), second, 0, 0};
}
static_assert(std::ranges::all_of(kRules, [](const CharacterRule& rule) {
  return std::ranges::all_of(rule.ranges, [](const Range& range) {
    for (char32_t c = range.first; c <= range.last; ++c) {
      if (!may_begin(first_bytes(c))) return false;
    }
    return true;
  });
}));

}  // namespace

std::span<const CharacterRule> character_rules() {
  return kRules;
}

Draft replace_characters(Draft draft) {
  std::vector<Edit> edits;
  Scanner<may_begin> places(draft.text);
  for (std::size_t at = 0; (at = places.next(at)) < draft.text.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = next_code_point(draft.text, at);
    if (const Range* range = range_of(c)) {
      edits.push_back({{begin, static_cast<std::uint32_t>(at)}, becomes(*range, c)});
    }
  }
  return apply_edits(std::move(draft), edits);
}

}  // namespace viendan::normalise
