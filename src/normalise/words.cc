#include "normalise/words.h"

#include "base/unicode.h"
#include "vocabulary/alphabet.h"

namespace viendan::normalise {
namespace {

bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// The two and three byte forms that Vietnamese has; anything else goes the long way.
char32_t decode(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return static_cast<char32_t>(text[at++]);
  return next_code_point(text, at);
}

}  // namespace

bool WordReader::next(Word& word) {
  while (at_ < text_.size() && text_[at_] >= 0 && !is_ascii_word(text_[at_])) ++at_;
  if (at_ >= text_.size()) return false;
  const auto begin = at_;
  word = {};
  word.follows = begin == last_end_ + 1 && begin > 0 && text_[begin - 1] == ' ';
  int letters = 0;
  bool foreign = false;
  while (at_ < text_.size()) {
    auto after = at_;
    const char32_t c = decode(text_, after);
    const auto code = letter_code(c);
    if (code == 0) {
      if (c < 0x80 ? !is_ascii_word(static_cast<char>(c)) : !is_word(c)) break;
      foreign = true;
    } else {
      word.key = word.key << kLetterBits | code;
      const bool upper = letter_of(c).upper;
      if (letters == 0)
        word.initial_upper = upper;
      else
        word.later_upper = word.later_upper || upper;
      word.marked = word.marked || c >= 0x80;
    }
    ++letters;
    at_ = after;
  }
  if (at_ == begin) static_cast<void>(decode(text_, at_));  // a sign outside ASCII
  if (foreign || letters > kMostLetters) word.key = 0;
  word.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  last_end_ = at_;
  return true;
}

}  // namespace viendan::normalise
