#include "vocabulary/syllable.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/unicode.h"
#include "vocabulary/syllable_codes.h"

namespace viendan {
namespace {

using namespace syllables;

/// What may follow an onset.
enum class Before : std::uint8_t {
  Any,           // k too: names ("Bắc Kạn", "Kon Tum") have it before any vowel
  Front,         // gh, ngh: e, ê, i, y
  Others,        // c, ng: all but these
  OthersAndI,    // g
  RimesAfterQu,  // qu: rimes of its own
};
struct Onset {
  std::u16string_view letters;
  Before before = Before::Any;
};
// "gi" and "qu" are tried as g + i… and q + u… too.
constexpr std::array<Onset, 28> kOnsets = {{
    {u"ngh", Before::Front},
    {u"ng", Before::Others},
    {u"nh"},
    {u"ch"},
    {u"gh", Before::Front},
    {u"gi"},
    {u"kh"},
    {u"ph"},
    {u"th"},
    {u"qu", Before::RimesAfterQu},
    {u"tr"},
    {u"b"},
    {u"c", Before::Others},
    {u"d"},
    {u"đ"},
    {u"g", Before::OthersAndI},
    {u"h"},
    {u"k"},
    {u"l"},
    {u"m"},
    {u"n"},
    {u"p"},
    {u"r"},
    {u"s"},
    {u"t"},
    {u"v"},
    {u"x"},
    {u""},
}};
constexpr std::size_t kLongestOnset = 3;
constexpr std::size_t kLongestRime = 4;

// Rimes without tone.
constexpr std::u16string_view kRimes =
    u" a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    u"e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên "
    u"iêng iêp iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc "
    u"oe oen oeo oet oi om on ong oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân "
    u"uâng "
    u"uât uây uc uê uêch uên uênh uêu ui um un ung uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt "
    u"uyu uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y "
    u"ych "
    u"yêm yên yêng yêt yêu yn ynh yt ";
// What follows "qu", whose u is part of the onset.
constexpr std::u16string_view kRimesAfterQu =
    u" a ac ach ai an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây e en eng eo eo et "
    u"ê êch ên ênh êt êu i ich in inh it iêt ơ ơi ơn ơt y ych yên yêt yêu ynh yt yt ôc ";

// Which list a rime stands in; "folded" ones have lost their accents.
constexpr std::uint8_t kKnown = 1;
constexpr std::uint8_t kKnownAfterQu = 2;
constexpr std::uint8_t kKnownFolded = 4;
constexpr std::uint8_t kKnownFoldedAfterQu = 8;

/// A table of short words, by their codes. Words are judged by the hundred thousand.
template <std::size_t Size>
class WordTable {
 public:
  constexpr void add(std::uint32_t word, std::uint8_t value) {
    const auto at = slot(word);
    slots_[at].word = word;
    slots_[at].value |= value;
  }
  /// What was added for a word; 0 where nothing was.
  [[nodiscard]] constexpr std::uint8_t find(std::uint32_t word) const {
    const Slot& found = slots_[slot(word)];
    return found.word == word ? found.value : 0;
  }

 private:
  struct Slot {
    std::uint32_t word = 0;
    std::uint8_t value = 0;
  };
  [[nodiscard]] constexpr std::size_t slot(std::uint32_t word) const {
    auto at = static_cast<std::size_t>((word * 0x9E3779B1u) >> 16) % Size;
    while (slots_[at].value != 0 && slots_[at].word != word) at = (at + 1) % Size;
    return at;
  }
  std::array<Slot, Size> slots_{};
};

constexpr std::uint32_t short_key(std::u16string_view word, bool folded) {
  std::uint32_t key = 0;
  for (const char16_t c : word)
    key = key << kLetterBits | code_of({folded ? bare(c) : c, kLevel, false});
  return key;
}

constexpr void add_rimes(WordTable<1024>& table, std::u16string_view list, std::uint8_t known,
                         std::uint8_t folded) {
  while (!list.empty()) {
    const auto end = std::min(list.find(u' '), list.size());
    const auto rime = list.substr(0, end);
    if (!rime.empty()) {
      table.add(short_key(rime, false), known);
      table.add(short_key(rime, true), folded);
    }
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

constexpr WordTable<1024> build_rimes() {
  WordTable<1024> table;
  add_rimes(table, kRimes, kKnown, kKnownFolded);
  add_rimes(table, kRimesAfterQu, kKnownAfterQu, kKnownFoldedAfterQu);
  return table;
}
constexpr auto kRimeTable = build_rimes();

/// What is stored is one more than the value of Before: 0 is no onset.
constexpr WordTable<256> build_onsets() {
  WordTable<256> table;
  for (const Onset& onset : kOnsets)
    table.add(short_key(onset.letters, false),
              static_cast<std::uint8_t>(static_cast<int>(onset.before) + 1));
  return table;
}
constexpr auto kOnsetTable = build_onsets();

constexpr std::uint8_t kLetterC = code_of({u'c', kLevel, false});
constexpr std::uint8_t kLetterH = code_of({u'h', kLevel, false});
constexpr std::uint8_t kLetterK = code_of({u'k', kLevel, false});
constexpr std::uint8_t kLetterP = code_of({u'p', kLevel, false});
constexpr std::uint8_t kLetterT = code_of({u't', kLevel, false});
constexpr std::uint8_t kVowelI = code_of({u'i', kLevel, false});

bool is_front(std::uint8_t vowel) {
  constexpr std::uint8_t kFront[] = {code_of({u'e', kLevel, false}), code_of({u'ê', kLevel, false}),
                                     kVowelI, code_of({u'y', kLevel, false})};
  return std::find(std::begin(kFront), std::end(kFront), vowel) != std::end(kFront);
}

bool go_together(Before onset, std::uint8_t first_of_rime) {
  const bool front = is_front(first_of_rime);
  if (onset == Before::Front) return front;
  if (onset == Before::Others) return !front;
  if (onset == Before::OthersAndI) return !front || first_of_rime == kVowelI;
  return true;
}

/// A word cut in two; its letters bear no tone.
struct Parts {
  Before onset = Before::Any;
  std::span<const std::uint8_t> rime;
};

/// All ways to cut a word; at most two fit ("gi" and "g").
template <typename Test>
bool any_parts(const Codes& toneless, Test test) {
  std::uint32_t onset = 0;
  for (std::size_t size = 0; size <= kLongestOnset && size < toneless.size; ++size) {
    if (size > 0) onset = onset << kLetterBits | toneless.at[size - 1];
    const auto found = kOnsetTable.find(onset);
    if (found == 0) continue;
    const std::span rime(toneless.at.data() + size, toneless.size - size);
    if (test(Parts{static_cast<Before>(found - 1), rime})) return true;
  }
  return false;
}

std::uint8_t lists_of(std::span<const std::uint8_t> rime, std::uint8_t last) {
  if (rime.size() > kLongestRime) return 0;
  std::uint32_t key = 0;
  for (const auto code : rime.first(rime.size() - 1)) key = key << kLetterBits | code;
  return kRimeTable.find(key << kLetterBits | last);
}

bool is_known(Parts parts) {
  const auto last = parts.rime.back();
  // Names of the highlands end in k: "Đắk Lắk".
  if (last == kLetterK) {
    return (lists_of(parts.rime, kLetterC) & kKnown) != 0 &&
           go_together(parts.onset, parts.rime.front());
  }
  const auto lists = lists_of(parts.rime, last);
  if (parts.onset == Before::RimesAfterQu) return (lists & kKnownAfterQu) != 0;
  return (lists & kKnown) != 0 && go_together(parts.onset, parts.rime.front());
}

bool is_known_without_accents(Parts parts) {
  const auto lists = lists_of(parts.rime, parts.rime.back());
  const auto list = parts.onset == Before::RimesAfterQu ? kKnownFoldedAfterQu : kKnownFolded;
  return (lists & list) != 0 && go_together(parts.onset, parts.rime.front());
}

bool is_stop(std::span<const std::uint8_t> rime) {
  const auto last = rime.back();
  const bool ch = last == kLetterH && rime.size() > 1 && rime[rime.size() - 2] == kLetterC;
  return last == kLetterC || last == kLetterP || last == kLetterT || ch;
}

Codes without_tones(Codes codes) {
  for (std::size_t i = 0; i < codes.size; ++i) codes.at[i] = without_tone(codes.at[i]);
  return codes;
}

int count_tones(const Codes& codes) {
  return static_cast<int>(std::count_if(codes.at.begin(),
                                        codes.at.begin() + static_cast<std::ptrdiff_t>(codes.size),
                                        [](std::uint8_t code) { return tone_of(code) != kLevel; }));
}

Tone only_tone(const Codes& codes) {
  for (std::size_t i = 0; i < codes.size; ++i) {
    if (tone_of(codes.at[i]) != kLevel) return tone_of(codes.at[i]);
  }
  return kLevel;
}

/// Where the tone of a rime is written: on the last vowel with a sign of its own, else on the
/// second of two before a final consonant or of three, else on the first.
std::size_t tone_place(std::span<const std::uint8_t> rime) {
  std::size_t vowels = 0, marked = rime.size();
  for (std::size_t i = 0; i < rime.size(); ++i) {
    if (!is_vowel(rime[i])) break;
    ++vowels;
    if (kBareCodes[rime[i]] != rime[i]) marked = i;
  }
  if (marked < rime.size()) return marked;
  return vowels == 3 || (vowels == 2 && rime.size() > 2) ? 1 : 0;
}

}  // namespace

std::uint8_t letter_code(char32_t c) {
  return c < kCodes.size() ? kCodes[c] : 0;
}

SyllableKey syllable_key(std::string_view word) {
  SyllableKey key = 0;
  int letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const auto code = letter_code(next_code_point(word, at));
    if (code == 0 || ++letters > kMostLetters) return 0;
    key = key << kLetterBits | code;
  }
  return key;
}

SyllableKey fold_key(SyllableKey key) {
  Codes codes = codes_of(key);
  for (std::size_t i = 0; i < codes.size; ++i) codes.at[i] = kBareCodes[codes.at[i]];
  return key_of(codes);
}

int letters_apart(SyllableKey a, SyllableKey b) {
  const Codes x = codes_of(a);
  const Codes y = codes_of(b);
  if (x.size != y.size) return kMostLetters;
  int apart = 0;
  for (std::size_t i = 0; i < x.size; ++i) apart += x.at[i] != y.at[i] ? 1 : 0;
  return apart;
}

std::u32string spell(SyllableKey key) {
  const Codes codes = codes_of(key);
  std::u32string word;
  for (std::size_t i = 0; i < codes.size; ++i) {
    const auto code = codes.at[i];
    word += is_vowel(code) ? with_tone(base_of(code), tone_of(code), false) : base_of(code);
  }
  return word;
}

bool is_possible(SyllableKey key) {
  const Codes codes = codes_of(key);
  if (codes.size == 0 || count_tones(codes) > 1) return false;
  const Tone tone = only_tone(codes);
  return any_parts(without_tones(codes), [tone](Parts parts) {
    return is_known(parts) && (!is_stop(parts.rime) || tone == kAcute || tone == kDot);
  });
}

bool is_possible_without_accents(SyllableKey key) {
  Codes codes = codes_of(key);
  for (std::size_t i = 0; i < codes.size; ++i) {
    codes.at[i] = kBareCodes[codes.at[i]];
  }
  return any_parts(codes, is_known_without_accents);
}

bool is_one_syllable(SyllableKey key) {
  const Codes codes = codes_of(key);
  int groups = 0;
  for (std::size_t i = 0; i < codes.size; ++i) {
    if (is_vowel(codes.at[i]) && (i == 0 || !is_vowel(codes.at[i - 1]))) ++groups;
  }
  return groups == 1 || count_tones(codes) > 1;
}

SyllableKey with_one_tone(SyllableKey key) {
  const Codes codes = codes_of(key);
  if (count_tones(codes) != 2) return 0;
  const Codes bases = without_tones(codes);
  SyllableKey found = 0;
  for (std::size_t kept = 0; kept < codes.size; ++kept) {
    if (tone_of(codes.at[kept]) == kLevel) continue;
    Codes single = codes;
    for (std::size_t i = 0; i < single.size; ++i) {
      if (i != kept) single.at[i] = without_tone(single.at[i]);
    }
    const bool placed = any_parts(bases, [&](Parts parts) {
      return is_known(parts) && kept == codes.size - parts.rime.size() + tone_place(parts.rime);
    });
    if (!placed || !is_possible(key_of(single))) continue;
    if (found != 0) return 0;
    found = key_of(single);
  }
  return found;
}

}  // namespace viendan
