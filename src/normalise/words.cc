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
const Kinds& kinds() {
  static const Kinds all = build_kinds();
  return all;
}

bool is_trail(char c) {
  return (c & '\xC0') == '\x80';
}

/// The character at `at`, which moves on. The forms of two bytes, and those of three that letters
/// of Vietnamese have, are decoded here: this is most of the work of reading a text.
char32_t decode(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead >= 0xC2 && lead <= 0xDF && at + 1 < text.size() && is_trail(text[at + 1])) {
    at += 2;
    return (lead & 0x1Fu) << 6 | (static_cast<unsigned char>(text[at - 1]) & 0x3Fu);
  }
  if (lead == 0xE1 && at + 2 < text.size() && is_trail(text[at + 1]) && is_trail(text[at + 2])) {
    at += 3;
    return 0x1000u | (static_cast<unsigned char>(text[at - 2]) & 0x3Fu) << 6 |
           (static_cast<unsigned char>(text[at - 1]) & 0x3Fu);
  }
  return next_code_point(text, at);
}

std::uint8_t kind_of(const Kinds& kinds, char32_t c) {
  if (c < kinds.size()) return kinds[c];
  return is_word(c) ? kForeign : kOutside;
}

}  // namespace

bool WordReader::next(Word& word) {
  const Kinds& table = kinds();
  while (at_ < text_.size() && text_[at_] >= 0 &&
         table[static_cast<unsigned char>(text_[at_])] == kOutside)
    ++at_;
  if (at_ >= text_.size()) return false;
  const auto begin = at_;
  word = {};
  word.follows = begin == last_end_ + 1 && begin > 0 && text_[begin - 1] == ' ';
  int letters = 0;
  bool foreign = false;
  std::uint8_t later = 0;  // all kinds after the first
  while (at_ < text_.size()) {
    auto after = at_;
    const bool ascii = text_[at_] >= 0;
    const char32_t c = ascii ? static_cast<unsigned char>(text_[after++]) : decode(text_, after);
    const auto kind = kind_of(table, c);
    if (kind == kOutside) break;
    at_ = after;
    if (kind == kForeign) {
      foreign = true;
      ++letters;
      continue;
    }
    word.key = word.key << kLetterBits | (kind & ~kUpper & 0xFF);
    word.marked = word.marked || !ascii;
    if (letters++ == 0)
      word.initial_upper = (kind & kUpper) != 0;
    else
      later |= kind;
  }
  if (at_ == begin) static_cast<void>(decode(text_, at_));  // a sign outside ASCII
  word.later_upper = (later & kUpper) != 0;
  if (foreign || letters > kMostLetters) word.key = 0;
  word.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  last_end_ = at_;
  return true;
}

}  // namespace viendan::normalise
