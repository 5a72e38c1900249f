#include "ingest/letters/score.h"

#include "base/unicode.h"
#include "vocabulary/syllable.h"

namespace viendan::ingest {
namespace {

bool is_ascii_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

/// Quotes, dashes, bullets and spaces stand beside words in every encoding.
bool parts_words(char32_t c) {
  constexpr std::u32string_view kSigns = U"\u00A0«»·°§±²³";
  return (c >= 0x2000 && c <= 0x206F) || kSigns.find(c) != std::u32string_view::npos;
}

}  // namespace

Score score_of(std::string_view text) {
  Score score;
  for (std::size_t at = 0; at < text.size();) {
    SyllableKey key = 0;
    int letters = 0;
    bool marked = false, foreign = false;
    while (at < text.size()) {
      const char32_t c = next_code_point(text, at);
      const bool beyond = c >= 0x80 && !parts_words(c);
      if (!beyond && !is_ascii_letter(c)) break;
      const auto code = letter_code(c);
      foreign = foreign || code == 0 || ++letters > kMostLetters;
      marked = marked || beyond;
      if (!foreign) key = key << kLetterBits | code;
    }
    if (key == 0 && !foreign) continue;
    const bool possible = !foreign && is_possible(key);
    ++score.words;
    if (possible) ++score.possible;
    if (marked) ++score.marked;
    if (marked && possible) ++score.marked_possible;
  }
  return score;
}

}  // namespace viendan::ingest
