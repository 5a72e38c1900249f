#include <algorithm>

#include "normalise/speller.h"
#include "normalise/words.h"

namespace viendan::normalise {
namespace {

// All words of the text are kept for this.
constexpr std::size_t kLongestText = 4u << 20;

constexpr std::uint32_t kFewestBetween = 2;  // with the neighbours on both sides
constexpr std::uint32_t kFewestBefore = 3;   // at the beginning of a phrase, with the two after it

using Words = std::vector<Word>;

Words all_words(std::string_view text) {
  Words words;
  WordReader reader(text);
  Word word;
  while (reader.next(word)) words.push_back(word);
  return words;
}

/// Counts of three words in a row, for rows that have one of the right forms in them.
class Triples {
 public:
  Triples(const Words& words, const MendedPairs& doubtful) {
    for (const auto& [pair, mended] : doubtful) right_.push_back(mended.key);
    std::sort(right_.begin(), right_.end());
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
      if (!words[i + 1].follows || !words[i + 2].follows) continue;
      if (is_right(words[i].key) || is_right(words[i + 1].key)) {
        tally_.add(both(words[i].key, words[i + 1].key), words[i + 2].key, true);
      }
    }
  }
  [[nodiscard]] std::uint32_t count(SyllableKey a, SyllableKey b, SyllableKey c) const {
    return tally_.find(both(a, b), c).count;
  }

 private:
  [[nodiscard]] bool is_right(SyllableKey key) const {
    return std::binary_search(right_.begin(), right_.end(), key);
  }
  /// Two keys as one; that two pairs fall together is next to impossible and does little harm.
  static SyllableKey both(SyllableKey a, SyllableKey b) { return a * 0x9E3779B97F4A7C15u + b; }

  std::vector<SyllableKey> right_;
  Tally tally_;
};

/// Whether the right form stands between the same words elsewhere. `at` is the wrong word.
bool fits(const Words& words, std::size_t at, SyllableKey right, const Triples& triples) {
  const bool left = words[at].follows;
  const bool next = at + 1 < words.size() && words[at + 1].follows;
  if (!next) return false;
  if (left) return triples.count(words[at - 1].key, right, words[at + 1].key) >= kFewestBetween;
  const bool after = at + 2 < words.size() && words[at + 2].follows;
  return after && triples.count(right, words[at + 1].key, words[at + 2].key) >= kFewestBefore;
}

struct Votes {
  std::uint32_t fits = 0;
  std::uint32_t all = 0;
};

}  // namespace

MendedPairs confirm(std::string_view text, const MendedPairs& doubtful) {
  if (text.size() > kLongestText) return {};
  const Words words = all_words(text);
  const Triples triples(words, doubtful);
  std::map<WrongPair, Votes> votes;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!words[i].follows) continue;
    for (const bool second_wrong : {false, true}) {
      const auto found = doubtful.find({words[i - 1].key, words[i].key, second_wrong});
      if (found == doubtful.end()) continue;
      auto& vote = votes[found->first];
      ++vote.all;
      if (fits(words, second_wrong ? i : i - 1, found->second.key, triples)) ++vote.fits;
    }
  }
  MendedPairs confirmed;
  for (const auto& [pair, vote] : votes) {
    if (vote.fits * 2 >= vote.all && vote.fits > 0) confirmed.insert(*doubtful.find(pair));
  }
  return confirmed;
}

}  // namespace viendan::normalise
