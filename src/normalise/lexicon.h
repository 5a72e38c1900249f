// All words of a text, and which of them are the same.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "normalise/words.h"

namespace viendan::normalise {

struct WordType {
  SyllableKey key = 0;
  std::uint32_t count = 0;
  std::uint32_t plain = 0;  // of these not as a name: without any capital
};

struct Lexicon {
  std::vector<Word> words;
  std::vector<WordType> types;  // the first stands for all words without a key
};
[[nodiscard]] Lexicon read_lexicon(std::string_view text);

/// Two neighbouring words that could be a phrase.
[[nodiscard]] inline bool is_pair(const Word& first, const Word& second) {
  return second.follows && first.type != 0 && second.type != 0;
}
/// Whether the second word, at least, is not a name.
[[nodiscard]] inline bool is_plain_pair(const Word& first, const Word& second) {
  return !second.initial_upper && !first.later_upper && !second.later_upper;
}
[[nodiscard]] inline std::uint64_t pair_key(std::uint32_t first, std::uint32_t second) {
  return std::uint64_t{first} << 32 | second;
}

}  // namespace viendan::normalise
