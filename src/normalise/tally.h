// How often words and neighbouring pairs of words stand in a text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "vocabulary/syllable.h"

namespace viendan::normalise {

struct Pair {
  SyllableKey first = 0;
  SyllableKey second = 0;  // 0: a single word
  std::uint32_t count = 0;
  std::uint32_t plain = 0;  // of these not as a name: without a capital after the first letter
};

/// A table of counts with open addressing: counting is most of the work of reading a text twice.
class Tally {
 public:
  Tally() : slots_(1 << 10) {}
  void add(SyllableKey first, SyllableKey second, bool plain);
  /// The counts of a pair; all zero where it does not occur.
  [[nodiscard]] Pair find(SyllableKey first, SyllableKey second = 0) const;
  /// All of them, in no particular order.
  [[nodiscard]] const std::vector<Pair>& slots() const { return slots_; }

 private:
  [[nodiscard]] std::size_t slot(SyllableKey first, SyllableKey second) const;
  void grow();

  std::vector<Pair> slots_;  // a power of two
  std::size_t used_ = 0;
};

struct Counts {
  Tally words;
  Tally pairs;
};
[[nodiscard]] Counts count_words(std::string_view text);

}  // namespace viendan::normalise
