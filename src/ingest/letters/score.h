// How Vietnamese the words of a text are.
#pragma once

#include <cstdint>
#include <string_view>

namespace viendan::ingest {

struct Score {
  std::uint32_t words = 0;
  std::uint32_t possible = 0;         // of these syllables of Vietnamese
  std::uint32_t marked = 0;           // with a sign outside ASCII
  std::uint32_t marked_possible = 0;  // of these syllables

  /// The share of marked words that are syllables: the others are the same in every encoding.
  [[nodiscard]] double share() const { return marked == 0 ? 0 : double(marked_possible) / marked; }
  [[nodiscard]] double of_all() const { return words == 0 ? 0 : double(possible) / words; }
};

/// Words of letters and of the signs that letters are shown as in the wrong encoding.
[[nodiscard]] Score score_of(std::string_view text);

}  // namespace viendan::ingest
