// What a document shows about the spelling of its own words.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "normalise/lexicon.h"
#include "normalise/tally.h"

namespace viendan::normalise {

struct Mended {
  std::uint32_t type = 0;  // the right word, where the text has it
  SyllableKey key = 0;
  std::string_view rule;
  double confidence = 0;
};

/// Two neighbouring words, by their types, one of which is wrong.
struct WrongPair {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  bool second_wrong = false;
  friend auto operator<=>(const WrongPair&, const WrongPair&) = default;
};
using MendedPairs = std::map<WrongPair, Mended>;

class Speller {
 public:
  /// Of a scan any word may be misread, common ones too; in other texts a word that stands in many
  /// places is what was written, and its neighbours have to speak against it.
  Speller(const Lexicon& lexicon, bool scanned);

  [[nodiscard]] bool has_nothing() const {
    return words_.empty() && pairs_.empty() && odd_.empty();
  }
  /// Whether anything below is known of a word: of nearly all nothing is.
  [[nodiscard]] bool knows(std::uint32_t type) const { return known_[type] != 0; }
  /// What the word should read, wherever it stands; nullptr where nothing is known.
  [[nodiscard]] const Mended* word(std::uint32_t type) const;
  [[nodiscard]] const Mended* pair(const WrongPair& pair) const;
  /// Whether the word cannot be Vietnamese, though its letters are.
  [[nodiscard]] bool odd(std::uint32_t type) const;

 private:
  /// A word among those that read the same without accents.
  struct Reading {
    SyllableKey fold = 0;
    SyllableKey key = 0;
    std::uint32_t type = 0;
    friend auto operator<=>(const Reading&, const Reading&) = default;
  };
  using Readings = std::vector<Reading>;

  [[nodiscard]] const WordType& type(std::uint32_t number) const { return lexicon_.types[number]; }
  [[nodiscard]] std::pair<Readings::const_iterator, Readings::const_iterator> readings_of(
      SyllableKey fold) const;
  void find_impossible();
  [[nodiscard]] std::uint32_t same_letters(const Reading& word) const;

  template <typename Use>
  void each_right_form(std::uint32_t wrong, Use use) const;
  void find_candidates();
  void count_pairs();
  void find_pairs();
  [[nodiscard]] bool may_mend(std::uint64_t pair, std::uint32_t all, bool second_wrong) const;
  void count_right_forms(std::uint64_t pair, bool second_wrong);
  void mend_pair(std::uint64_t pair, std::uint32_t all, bool second_wrong);
  void mark_known();

  const Lexicon& lexicon_;
  bool scanned_;
  Readings readings_;  // sorted
  std::map<std::uint32_t, Mended> words_;
  MendedPairs pairs_;
  MendedPairs doubtful_;  // the wrong word is a common one: its neighbours have to agree
  std::vector<std::uint32_t> odd_;
  std::vector<std::uint8_t> known_;      // by type
  std::vector<std::uint8_t> candidate_;  // by type: may be a misread other word
  std::vector<std::uint8_t> right_;      // by type: may be what a candidate should read
  Tally pairs_of_candidates_;
  Tally right_pairs_;
};

/// Of pairs whose wrong word is a common one, those that other places of the text speak against.
[[nodiscard]] MendedPairs confirm(const Lexicon& lexicon, const MendedPairs& doubtful);

}  // namespace viendan::normalise
