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

bool is_rare(SyllableKey key) {
  return !is_common(key);
}

/// Foreign words and abbreviations are impossible too: odd is only what has Vietnamese letters,
/// or what would be Vietnamese if it had its accents.
bool looks_vietnamese(SyllableKey key, SyllableKey fold) {
  constexpr std::size_t kShortest = 3;
  if (spell(key).size() < kShortest || !is_one_syllable(key)) return false;
  return key != fold || is_possible_without_accents(fold);
}

template <typename Key>
const Mended* look_up(const std::map<Key, Mended>& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

}  // namespace

Speller::Speller(std::string_view text, const Counts& counts) : counts_(counts) {
  std::vector<SyllableKey> keys;
  for (const Pair& word : counts.words.slots()) {
    if (word.count > 0) keys.push_back(word.first);
  }
  std::sort(keys.begin(), keys.end());
  for (const auto key : keys) readings_.emplace(fold_key(key), key);
  find_impossible();
  find_pairs();
  if (!doubtful_.empty()) pairs_.merge(confirm(text, doubtful_));
}

const Mended* Speller::word(SyllableKey key) const {
  return look_up(words_, key);
}
const Mended* Speller::pair(const WrongPair& pair) const {
  return look_up(pairs_, pair);
}
bool Speller::odd(SyllableKey key) const {
  return std::binary_search(odd_.begin(), odd_.end(), key);
}

void Speller::find_impossible() {
  for (const auto& [fold, key] : readings_) {
    if (is_common(key) || is_possible(key)) continue;
    if (const auto single = with_one_tone(key)) {
      words_[key] = {single, "two-tones", 0.9};
    } else if (const auto same = same_letters(key, fold)) {
      words_[key] = {same, "syllable-elsewhere", 0.8};
    } else if (looks_vietnamese(key, fold)) {
      odd_.push_back(key);
    }
  }
  std::sort(odd_.begin(), odd_.end());
}

/// The one possible word with the same letters that the document has and has more often.
SyllableKey Speller::same_letters(SyllableKey key, SyllableKey fold) const {
  const auto times = counts_.words.find(key).count;
  SyllableKey found = 0;
  const auto [begin, end] = readings_.equal_range(fold);
  for (auto other = begin; other != end; ++other) {
    if (other->second == key || !is_possible(other->second)) continue;
    if (key != fold && letters_apart(key, other->second) > 1) continue;
    const auto count = counts_.words.find(other->second);
    if (count.plain < kFewestWords || count.plain < times) continue;
    if (found != 0) return 0;
    found = other->second;
  }
  return found;
}

void Speller::find_pairs() {
  for (const Pair& pair : counts_.pairs.slots()) {
    if (pair.count == 0) continue;
    mend_pair(pair, pair.first, false);
    mend_pair(pair, pair.second, true);
  }
}

/// "phói hợp": a word that stands hardly anywhere else, where the document has another reading of
/// the same letters with the same neighbour many times.
void Speller::mend_pair(const Pair& pair, SyllableKey wrong, bool second_wrong) {
  const auto elsewhere = counts_.words.find(wrong).count - pair.count;
  if (elsewhere > pair.count / 2 || is_weak(wrong)) return;
  if (is_weak(second_wrong ? pair.first : pair.second)) return;
  // A word without accents may be of a foreign phrase, or of a file name.
  const bool rare = is_rare(wrong) && wrong != fold_key(wrong);
  const Evidence needed = rare ? kAgainstRare : kAgainstCommon;
  SyllableKey found = 0;
  const auto [begin, end] = readings_.equal_range(fold_key(wrong));
  for (auto other = begin; other != end; ++other) {
    if (other->second == wrong || letters_apart(wrong, other->second) != 1) continue;
    const auto right = second_wrong ? counts_.pairs.find(pair.first, other->second)
                                    : counts_.pairs.find(other->second, pair.second);
    if (right.plain < std::max(needed.fewest, needed.times_as_often * pair.count)) continue;
    if (found != 0 || is_rare(other->second)) return;
    found = other->second;
  }
  if (found == 0) return;
  const WrongPair key{pair.first, pair.second, second_wrong};
  (rare ? pairs_ : doubtful_)[key] = {found, "pair-elsewhere", rare ? 0.9 : 0.8};
}

}  // namespace viendan::normalise
