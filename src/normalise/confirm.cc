#include <algorithm>

#include "normalise/speller.h"

namespace viendan::normalise {
namespace {

// Longer texts have more rows of three than is worth keeping.
constexpr std::size_t kMostWords = 1u << 20;

constexpr std::uint32_t kFewestBetween = 2;  // with the neighbours on both sides
constexpr std::uint32_t kFewestBefore = 3;   // at the beginning of a phrase, with the two after it

/// Counts of three words in a row, for rows that have one of the right forms in them.
class Triples {
 public:
  Triples(const Lexicon& lexicon, const MendedPairs& doubtful) : right_(lexicon.types.size()) {
    const auto& words = lexicon.words;
    for (const auto& [pair, mended] : doubtful) right_[mended.type] = 1;
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
      if ((right_[words[i].type] | right_[words[i + 1].type]) == 0) continue;
      if (!words[i + 1].follows || !words[i + 2].follows) continue;
      tally_.add(key_of(words[i].type, words[i + 1].type, words[i + 2].type), true);
    }
  }
  [[nodiscard]] std::uint32_t count(std::uint32_t a, std::uint32_t b, std::uint32_t c) const {
    return tally_.find(key_of(a, b, c)).all;
  }

 private:
  /// Three words as one number: a text that may be confirmed has less than two million types.
  static std::uint64_t key_of(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    constexpr int kBits = 21;
    return (std::uint64_t{a} << kBits | b) << kBits | c;
  }

  std::vector<std::uint8_t> right_;  // by type
  Tally tally_;
};

/// Whether the right form stands between the same words elsewhere. `at` is the wrong word.
bool fits(const std::vector<Word>& words, std::size_t at, std::uint32_t right,
          const Triples& triples) {
  const bool left = words[at].follows;
  const bool next = at + 1 < words.size() && words[at + 1].follows;
  if (!next) return false;
  if (left) return triples.count(words[at - 1].type, right, words[at + 1].type) >= kFewestBetween;
  const bool after = at + 2 < words.size() && words[at + 2].follows;
  return after && triples.count(right, words[at + 1].type, words[at + 2].type) >= kFewestBefore;
}

struct Votes {
  std::uint32_t fits = 0;
  std::uint32_t all = 0;
};

}  // namespace

MendedPairs confirm(const Lexicon& lexicon, const MendedPairs& doubtful) {
  const auto& words = lexicon.words;
  if (words.size() > kMostWords) return {};
  const Triples triples(lexicon, doubtful);
  std::vector<std::uint8_t> second(lexicon.types.size());
  for (const auto& [pair, mended] : doubtful) second[pair.second] = 1;
  std::map<WrongPair, Votes> votes;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (second[words[i].type] == 0 || !words[i].follows) continue;
    for (const bool second_wrong : {false, true}) {
      const auto found = doubtful.find({words[i - 1].type, words[i].type, second_wrong});
      if (found == doubtful.end()) continue;
      auto& vote = votes[found->first];
      ++vote.all;
      if (fits(words, second_wrong ? i : i - 1, found->second.type, triples)) ++vote.fits;
    }
  }
  MendedPairs confirmed;
  for (const auto& [pair, vote] : votes) {
    if (vote.fits * 2 >= vote.all && vote.fits > 0) confirmed.insert(*doubtful.find(pair));
  }
  return confirmed;
}

}  // namespace viendan::normalise
