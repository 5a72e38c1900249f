#include "normalise/characters.h"

#include <array>

#include "base/unicode.h"
#include "normalise/rules.h"

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

std::uint8_t byte(char c) {
  return static_cast<std::uint8_t>(c);
}

/// The first two bytes of the characters in the table: almost all other text is passed over
/// without being decoded.
constexpr std::size_t first_bytes(char32_t c) {
  if (c < 0x800) return (0xC0 | (c >> 6)) << 8 | (0x80 | (c & 0x3F));
  return (0xE0 | (c >> 12)) << 8 | (0x80 | ((c >> 6) & 0x3F));
}

constexpr std::array<bool, 0x10000> build_starts() {
  std::array<bool, 0x10000> starts{};
  for (const auto& rule : kRules) {
    for (const Range& range : rule.ranges) {
      for (char32_t c = range.first; c <= range.last; ++c) starts[first_bytes(c)] = true;
    }
  }
  return starts;
}
constexpr auto kStarts = build_starts();

}  // namespace

std::span<const CharacterRule> character_rules() {
  return kRules;
}

Draft replace_characters(Draft draft) {
  std::vector<Edit> edits;
  for (std::size_t at = 0; at + 1 < draft.text.size();) {
    const auto lead = byte(draft.text[at]);
    if (lead < 0xC2 || !kStarts[std::size_t{lead} << 8 | byte(draft.text[at + 1])]) {
      ++at;
      continue;
    }
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = next_code_point(draft.text, at);
    if (const Range* range = range_of(c)) {
      edits.push_back({{begin, static_cast<std::uint32_t>(at)}, becomes(*range, c)});
    }
  }
  return apply_edits(std::move(draft), edits);
}

}  // namespace viendan::normalise
