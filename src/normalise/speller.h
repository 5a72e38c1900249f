// What a document shows about the spelling of its own words.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "normalise/tally.h"
#include "vocabulary/syllable.h"

namespace viendan::normalise {

struct Mended {
  SyllableKey key = 0;
  std::string_view rule;
  double confidence = 0;
};

/// Two neighbouring words, one of which is wrong.
struct WrongPair {
  SyllableKey first = 0;
  SyllableKey second = 0;
  bool second_wrong = false;
  friend auto operator<=>(const WrongPair&, const WrongPair&) = default;
};
using MendedPairs = std::map<WrongPair, Mended>;

class Speller {
 public:
  Speller(std::string_view text, const Counts& counts);

  [[nodiscard]] bool has_nothing() const {
    return words_.empty() && pairs_.empty() && odd_.empty();
  }
  /// What the word should read, wherever it stands; nullptr where nothing is known.
  [[nodiscard]] const Mended* word(SyllableKey key) const;
  [[nodiscard]] const Mended* pair(const WrongPair& pair) const;
  /// Whether the word cannot be Vietnamese, though its letters are.
  [[nodiscard]] bool odd(SyllableKey key) const;

 private:
  /// Words by how they read without accents.
  using Readings = std::multimap<SyllableKey, SyllableKey>;

  void find_impossible();
  void find_pairs();
  void mend_pair(const Pair& pair, SyllableKey wrong, bool second_wrong);
  [[nodiscard]] SyllableKey same_letters(SyllableKey key, SyllableKey fold) const;

  const Counts& counts_;
  Readings readings_;
  std::map<SyllableKey, Mended> words_;
  MendedPairs pairs_;
  MendedPairs doubtful_;  // the wrong word is a common one: its neighbours have to agree
  std::vector<SyllableKey> odd_;
};

/// Of pairs whose wrong word is a common one, those that other places of the text speak against.
[[nodiscard]] MendedPairs confirm(std::string_view text, const MendedPairs& doubtful);

}  // namespace viendan::normalise
