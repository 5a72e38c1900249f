#include "normalise/lexicon.h"

namespace viendan::normalise {
namespace {

/// Gives each key its number. Looking words up is most of the work of reading a text twice.
class Numbers {
 public:
  explicit Numbers(std::vector<WordType>& types) : types_(types), slots_(1 << 11) {}

  std::uint32_t of(SyllableKey key) {
    const auto at = slot(key);
    if (slots_[at] != 0) return slots_[at];
    const auto number = static_cast<std::uint32_t>(types_.size());
    types_.push_back({key});
    slots_[at] = number;
    if (types_.size() * 2 > slots_.size()) grow();
    return number;
  }

 private:
  [[nodiscard]] std::size_t slot(SyllableKey key) const {
    // A multiplier of splitmix64; the high bits are the well mixed ones.
    const auto mask = slots_.size() - 1;
    auto at = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15u) >> 32) & mask;
    while (slots_[at] != 0 && types_[slots_[at]].key != key) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    slots_.assign(slots_.size() * 2, 0);
    for (std::uint32_t number = 1; number < types_.size(); ++number)
      slots_[slot(types_[number].key)] = number;
  }

  std::vector<WordType>& types_;
  std::vector<std::uint32_t> slots_;  // a power of two
};

}  // namespace

Lexicon read_lexicon(std::string_view text) {
  constexpr std::size_t kBytesOfWord = 5;
  Lexicon lexicon;
  lexicon.words.reserve(text.size() / kBytesOfWord);
  lexicon.types.emplace_back();
  Numbers numbers(lexicon.types);
  WordReader reader(text);
  Word word;
  while (reader.next(word)) {
    if (word.key != 0) {
      word.type = numbers.of(word.key);
      WordType& type = lexicon.types[word.type];
      ++type.count;
      if (!word.initial_upper && !word.later_upper) ++type.plain;
    }
    lexicon.words.push_back(word);
  }
  return lexicon;
}

}  // namespace viendan::normalise
