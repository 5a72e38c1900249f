#include "normalise/speller.h"

#include <algorithm>
#include <array>
#include <map>

#include "normalise/common_syllables.h"
#include "normalise/words.h"

namespace viendan::normalise {
namespace {

// How often the document must show the right form before it speaks against another one: a word
// that is met nowhere else needs less than one that could be meant.
struct Evidence {
  std::uint32_t fewest;
  std::uint32_t times_as_often;
};
constexpr Evidence kAgainstRare = {3, 3};
constexpr Evidence kAgainstCommon = {5, 5};
constexpr std::uint32_t kFewestWords = 2;

// Words that stand beside any other: a pair with one of them tells nothing about its partner.
constexpr std::array<std::string_view, 64> kWeak = {
    "và",    "của",  "các", "có",    "được", "cho",  "trong", "là",    "với",   "theo", "tại",
    "về",    "này",  "đó",  "khi",   "để",   "từ",   "do",    "không", "những", "một",  "đến",
    "hoặc",  "phải", "bị",  "như",   "thì",  "mà",   "ra",    "vào",   "trên",  "dưới", "sau",
    "trước", "nếu",  "đã",  "sẽ",    "đang", "cũng", "còn",   "nhằm",  "bởi",   "vì",   "qua",
    "cùng",  "giữa", "gồm", "việc",  "sự",   "nói",  "bộ",    "số",    "ở",     "bằng", "mỗi",
    "từng",  "hai",  "ba",  "người", "năm",  "tỉnh", "xã",    "hàng",  "hằng"};

bool is_weak(SyllableKey key) {
  static const auto keys = [] {
    std::vector<SyllableKey> all;
    for (const auto word : kWeak) all.push_back(syllable_key(word));
    std::sort(all.begin(), all.end());
    return all;
  }();
  return std::binary_search(keys.begin(), keys.end(), key);
}

/// Foreign words and abbreviations are impossible too: odd is only what has Vietnamese letters,
/// or what would be Vietnamese if it had its accents.
bool looks_vietnamese(SyllableKey key, SyllableKey fold) {
  constexpr std::size_t kShortest = 3;
  if (spell(key).size() < kShortest || !is_one_syllable(key)) return false;
  return key != fold || is_possible_without_accents(fold);
}

}  // namespace

Speller::Speller(const Lexicon& lexicon, bool scanned)
    : lexicon_(lexicon),
      scanned_(scanned),
      known_(lexicon.types.size()),
      candidate_(known_),
      right_(known_) {
  for (std::uint32_t number = 1; number < lexicon.types.size(); ++number) {
    const auto key = type(number).key;
    readings_.push_back({fold_key(key), key, number});
  }
  std::sort(readings_.begin(), readings_.end());
  find_impossible();
  find_candidates();
  count_pairs();
  find_pairs();
  if (!doubtful_.empty()) pairs_.merge(scanned ? doubtful_ : confirm(lexicon, doubtful_));
  mark_known();
}

const Mended* Speller::word(std::uint32_t type) const {
  const auto found = words_.find(type);
  return found == words_.end() ? nullptr : &found->second;
}
const Mended* Speller::pair(const WrongPair& pair) const {
  const auto found = pairs_.find(pair);
  return found == pairs_.end() ? nullptr : &found->second;
}
bool Speller::odd(std::uint32_t type) const {
  return std::binary_search(odd_.begin(), odd_.end(), type);
}

auto Speller::readings_of(SyllableKey fold) const
    -> std::pair<Readings::const_iterator, Readings::const_iterator> {
  const auto less = [](const auto& a, const auto& b) { return a.fold < b.fold; };
  return std::equal_range(readings_.begin(), readings_.end(), Reading{fold}, less);
}

void Speller::find_impossible() {
  for (const Reading& word : readings_) {
    if (is_possible(word.key) || is_common(word.key)) continue;
    if (const auto single = with_one_tone(word.key)) {
      words_[word.type] = {0, single, "two-tones", 0.9};
    } else if (const auto same = same_letters(word)) {
      words_[word.type] = {same, type(same).key, "syllable-elsewhere", 0.8};
    } else if (looks_vietnamese(word.key, word.fold)) {
      odd_.push_back(word.type);
    }
  }
  std::sort(odd_.begin(), odd_.end());
}

/// The one possible word with the same letters that the document has and has more often.
std::uint32_t Speller::same_letters(const Reading& word) const {
  const auto times = type(word.type).count;
  std::uint32_t found = 0;
  const auto [begin, end] = readings_of(word.fold);
  for (auto other = begin; other != end; ++other) {
    if (other->type == word.type || !is_possible(other->key)) continue;
    if (word.key != word.fold && letters_apart(word.key, other->key) > 1) continue;
    const auto plain = type(other->type).plain;
    if (plain < kFewestWords || plain < times) continue;
    if (found != 0) return 0;
    found = other->type;
  }
  return found;
}

/// The words that differ in one accent, often enough to speak against the wrong one in a pair. The
/// wrong one stands hardly anywhere but in that pair: two times of three at least.
template <typename Use>
void Speller::each_right_form(std::uint32_t wrong, Use use) const {
  const auto key = type(wrong).key;
  const auto in_pair = scanned_ ? 1 : (2 * std::uint64_t{type(wrong).count} + 2) / 3;
  const auto [begin, end] = readings_of(fold_key(key));
  for (auto other = begin; other != end; ++other) {
    if (other->type == wrong) continue;
    const auto& needed = kAgainstRare;  // the lower bar
    const auto count = type(other->type).count;
    if (count < std::max<std::uint64_t>(needed.fewest, needed.times_as_often * in_pair)) continue;
    if (letters_apart(key, other->key) == 1) use(other->type);
  }
}

void Speller::find_candidates() {
  for (const Reading& word : readings_) {
    if (is_weak(word.key)) continue;
    each_right_form(word.type, [&](std::uint32_t) { candidate_[word.type] = 1; });
  }
}

void Speller::count_pairs() {
  const auto& words = lexicon_.words;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const Word &first = words[i - 1], &second = words[i];
    if ((candidate_[first.type] | candidate_[second.type]) == 0) continue;
    if (is_pair(first, second))
      pairs_of_candidates_.add(pair_key(first.type, second.type), is_plain_pair(first, second));
  }
}

/// "phói hợp": a word that stands hardly anywhere else, where the document has another reading of
/// the same letters with the same neighbour many times.
void Speller::find_pairs() {
  for (const Count& pair : pairs_of_candidates_.slots()) {
    for (const bool second_wrong : {false, true}) {
      if (may_mend(pair.key, pair.all, second_wrong)) count_right_forms(pair.key, second_wrong);
    }
  }
  const auto& words = lexicon_.words;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const Word &first = words[i - 1], &second = words[i];
    if ((right_[first.type] | right_[second.type]) == 0) continue;
    if (is_pair(first, second) && is_plain_pair(first, second))
      right_pairs_.add_plain(pair_key(first.type, second.type));
  }
  for (const Count& pair : pairs_of_candidates_.slots()) {
    for (const bool second_wrong : {false, true}) {
      if (may_mend(pair.key, pair.all, second_wrong)) mend_pair(pair.key, pair.all, second_wrong);
    }
  }
}

namespace {

std::uint32_t word_of(std::uint64_t pair, bool second) {
  return static_cast<std::uint32_t>(second ? pair : pair >> 32);
}

std::uint64_t with_word(std::uint64_t pair, bool second, std::uint32_t type) {
  return second ? pair_key(word_of(pair, false), type) : pair_key(type, word_of(pair, true));
}

}  // namespace

bool Speller::may_mend(std::uint64_t pair, std::uint32_t all, bool second_wrong) const {
  const auto wrong = word_of(pair, second_wrong);
  if (all == 0 || candidate_[wrong] == 0) return false;
  if (!scanned_ && type(wrong).count - all > all / 2) return false;
  return !is_weak(type(word_of(pair, !second_wrong)).key);
}

void Speller::count_right_forms(std::uint64_t pair, bool second_wrong) {
  each_right_form(word_of(pair, second_wrong), [&](std::uint32_t other) {
    right_[other] = 1;
    right_pairs_.add(with_word(pair, second_wrong, other), false);
  });
}

void Speller::mend_pair(std::uint64_t pair, std::uint32_t all, bool second_wrong) {
  const auto wrong = word_of(pair, second_wrong);
  const auto wrong_key = type(wrong).key;
  // A word without accents may be of a foreign phrase, or of a file name.
  const bool rare = !is_common(wrong_key) && wrong_key != fold_key(wrong_key);
  const Evidence needed = rare ? kAgainstRare : kAgainstCommon;
  std::uint32_t found = 0;
  bool several = false;
  each_right_form(wrong, [&](std::uint32_t other) {
    const auto right = right_pairs_.find(with_word(pair, second_wrong, other));
    if (right.plain < std::max(needed.fewest, needed.times_as_often * all)) return;
    several = several || found != 0 || !is_common(type(other).key);
    found = other;
  });
  if (found == 0 || several) return;
  const WrongPair key{word_of(pair, false), word_of(pair, true), second_wrong};
  (rare ? pairs_ : doubtful_)[key] = {found, type(found).key, "pair-elsewhere", rare ? 0.9 : 0.8};
}

void Speller::mark_known() {
  for (const auto& [number, mended] : words_) known_[number] = 1;
  for (const auto number : odd_) known_[number] = 1;
  for (const auto& [pair, mended] : pairs_) known_[pair.second] = 1;
}

}  // namespace viendan::normalise
