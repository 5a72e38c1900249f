// The words of a text, one after another.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/span.h"
#include "vocabulary/syllable.h"

namespace viendan::normalise {

struct Word {
  SyllableKey key = 0;  // 0: too long, or not only Vietnamese letters
  Span span;
  std::uint32_t type = 0;  // which of the words of a Lexicon it is; 0 for those without a key
  bool follows = false;    // one space after the word before it, and nothing else between
  bool initial_upper = false;
  bool later_upper = false;  // a capital after the first letter
  bool marked = false;       // has a letter outside ASCII
};

/// The syllable in the case of a word.
[[nodiscard]] std::string in_case_of(const Word& word, SyllableKey key);

/// Reads words from left to right; digits are part of words, so "PM10" is one without a key.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) {}
  [[nodiscard]] bool next(Word& word);

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t last_end_ = 0;
};

}  // namespace viendan::normalise
