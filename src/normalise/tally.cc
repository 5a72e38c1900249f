#include "normalise/tally.h"

#include <utility>

#include "normalise/words.h"

namespace viendan::normalise {

std::size_t Tally::slot(SyllableKey first, SyllableKey second) const {
  // Multipliers of splitmix64; the high bits are the well mixed ones.
  const auto mixed = (first * 0x9E3779B97F4A7C15u) ^ (second * 0xBF58476D1CE4E5B9u);
  const auto mask = slots_.size() - 1;
  auto at = static_cast<std::size_t>((mixed ^ (mixed >> 29)) * 0x94D049BB133111EBu >> 32) & mask;
  while (slots_[at].count > 0 && (slots_[at].first != first || slots_[at].second != second)) {
    at = (at + 1) & mask;
  }
  return at;
}

void Tally::add(SyllableKey first, SyllableKey second, bool plain) {
  Pair& pair = slots_[slot(first, second)];
  if (pair.count++ == 0) {
    pair.first = first;
    pair.second = second;
    ++used_;
  }
  if (plain) ++pair.plain;
  if (used_ * 2 > slots_.size()) grow();
}

Pair Tally::find(SyllableKey first, SyllableKey second) const {
  return slots_[slot(first, second)];
}

void Tally::grow() {
  auto old = std::exchange(slots_, std::vector<Pair>(slots_.size() * 2));
  for (const Pair& pair : old) {
    if (pair.count > 0) slots_[slot(pair.first, pair.second)] = pair;
  }
}

Counts count_words(std::string_view text) {
  Counts counts;
  WordReader reader(text);
  Word word, last;
  while (reader.next(word)) {
    if (word.key != 0) {
      counts.words.add(word.key, 0, !word.initial_upper && !word.later_upper);
      const bool pair = word.follows && last.key != 0;
      const bool plain = !word.initial_upper && !last.later_upper && !word.later_upper;
      if (pair) counts.pairs.add(last.key, word.key, plain);
    }
    last = word;
  }
  return counts;
}

}  // namespace viendan::normalise
