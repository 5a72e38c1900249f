#include "normalise/words.h"

#include <array>

#include "base/unicode.h"
#include "vocabulary/alphabet.h"

namespace viendan::normalise {
namespace {

// What a character is to a word: the code of a letter, perhaps with kUpper, or one of the others.
constexpr std::uint8_t kUpper = 0x80;
constexpr std::uint8_t kForeign = 0x7E;  // a digit, or a letter of no Vietnamese word
constexpr std::uint8_t kOutside = 0x7F;  // no part of a word

/// All characters below U+1F00, which has the letters of Vietnamese.
using Kinds = std::array<std::uint8_t, detail::kTableSize>;

Kinds build_kinds() {
  Kinds kinds;
  for (char32_t c = 0; c < kinds.size(); ++c) {
    const auto code = letter_code(c);
    if (code != 0)
      kinds[c] = static_cast<std::uint8_t>(letter_of(c).upper ? code | kUpper : code);
    else
      kinds[c] = is_word(c) ? kForeign : kOutside;
  }
  return kinds;
}
bool is_trail(char c) {
  return (c & '\xC0') == '\x80';
}

struct Character {
  char32_t code = 0;
  std::uint32_t size = 0;  // in bytes
};

/// The character at `at`. The forms of two bytes, and those of three that letters of Vietnamese
/// have, are decoded here: this is most of the work of reading a text.
inline Character decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const auto lead = byte(0);
  if (lead >= 0xC2 && lead <= 0xDF && at + 1 < text.size() && is_trail(text[at + 1]))
    return {(lead & 0x1Fu) << 6 | (byte(1) & 0x3Fu), 2};
  if (lead == 0xE1 && at + 2 < text.size() && is_trail(text[at + 1]) && is_trail(text[at + 2]))
    return {0x1000u | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu), 3};
  auto after = at;
  const char32_t code = next_code_point(text, after);
  return {code, static_cast<std::uint32_t>(after - at)};
}

std::uint8_t kind_of(const Kinds& kinds, char32_t c) {
  if (c < kinds.size()) return kinds[c];
  return is_word(c) ? kForeign : kOutside;
}

}  // namespace

std::string in_case_of(const Word& word, SyllableKey key) {
  std::string out;
  bool first = true;
  for (const char32_t c : spell(key)) {
    std::string letter;
    append_code_point(letter, c);
    const bool upper = first ? word.initial_upper : word.later_upper;
    out += upper ? to_upper(letter) : letter;
    first = false;
  }
  return out;
}

bool WordReader::next(Word& word) {
  static const Kinds table = build_kinds();
  const std::string_view text = text_;
  auto at = at_;
  while (at < text.size() && text[at] >= 0 &&
         table[static_cast<unsigned char>(text[at])] == kOutside)
    ++at;
  at_ = at;
  if (at >= text.size()) return false;
  const auto begin = at;
  SyllableKey key = 0;
  std::size_t letters = 0;
  std::uint8_t first = 0, later = 0;  // kinds, those after the first together
  bool foreign = false, marked = false;
  while (at < text.size()) {
    const bool ascii = text[at] >= 0;
    const auto c = ascii ? Character{static_cast<unsigned char>(text[at]), 1} : decode(text, at);
    const auto kind = kind_of(table, c.code);
    if (kind == kOutside) break;
    at += c.size;
    if (kind == kForeign) {
      foreign = true;
    } else {
      key = key << kLetterBits | (kind & ~kUpper & 0xFF);
      marked |= !ascii;
      (letters == 0 ? first : later) |= kind;
    }
    ++letters;
  }
  if (at == begin) at += decode(text, at).size;  // a sign outside ASCII
  word.key = foreign || letters > kMostLetters ? 0 : key;
  word.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
  word.type = 0;
  word.follows = begin == last_end_ + 1 && begin > 0 && text[begin - 1] == ' ';
  word.initial_upper = (first & kUpper) != 0;
  word.later_upper = (later & kUpper) != 0;
  word.marked = marked;
  at_ = last_end_ = at;
  return true;
}

}  // namespace viendan::normalise
