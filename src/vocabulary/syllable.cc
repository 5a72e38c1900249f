#include "vocabulary/syllable.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "vocabulary/alphabet.h"

namespace viendan {
namespace {

using detail::kVowels;

constexpr std::uint8_t kDe = 27;          // đ
constexpr std::uint8_t kFirstVowel = 30;  // vowels with their tones, in the order of kVowels
constexpr SyllableKey kMask = (1 << kLetterBits) - 1;

constexpr std::uint8_t code_of(Letter letter) {
  if (letter.base == 0) return 0;
  if (letter.base == u'đ') return kDe;
  const auto vowel = kVowels.find(letter.base);
  if (vowel != std::u16string_view::npos)
    return static_cast<std::uint8_t>(kFirstVowel + vowel + letter.tone);
  return static_cast<std::uint8_t>(letter.base - u'a' + 1);
}

constexpr std::array<std::uint8_t, detail::kTableSize> build_codes() {
  std::array<std::uint8_t, detail::kTableSize> codes{};
  for (std::size_t c = 0; c < codes.size(); ++c) codes[c] = code_of(detail::kLetters[c]);
  return codes;
}
constexpr auto kCodes = build_codes();

bool is_vowel(std::uint8_t code) {
  return code >= kFirstVowel;
}
Tone tone_of(std::uint8_t code) {
  return is_vowel(code) ? static_cast<Tone>((code - kFirstVowel) % 6) : kLevel;
}
std::uint8_t without_tone(std::uint8_t code) {
  return static_cast<std::uint8_t>(code - tone_of(code));
}
char16_t base_of(std::uint8_t code) {
  if (code == kDe) return u'đ';
  if (is_vowel(code)) return kVowels[static_cast<std::size_t>(without_tone(code) - kFirstVowel)];
  return static_cast<char16_t>(u'a' + code - 1);
}

/// The codes of a key in reading order.
struct Codes {
  std::array<std::uint8_t, kMostLetters> at{};
  std::size_t size = 0;
};

Codes codes_of(SyllableKey key) {
  Codes codes;
  for (SyllableKey rest = key; rest != 0; rest >>= kLetterBits) ++codes.size;
  for (std::size_t i = codes.size; i-- > 0; key >>= kLetterBits) {
    codes.at[i] = static_cast<std::uint8_t>(key & kMask);
  }
  return codes;
}

SyllableKey key_of(const Codes& codes) {
  SyllableKey key = 0;
  for (std::size_t i = 0; i < codes.size; ++i) key = key << kLetterBits | codes.at[i];
  return key;
}

// Longest first, so that "ngh" is not read as "n". "gi" and "qu" are tried as g + i… and q + u….
constexpr std::array<std::u16string_view, 28> kOnsets = {
    u"ngh", u"ng", u"nh", u"ch", u"gh", u"gi", u"kh", u"ph", u"qu", u"th", u"tr", u"b", u"c", u"d",
    u"đ",   u"g",  u"h",  u"k",  u"l",  u"m",  u"n",  u"p",  u"r",  u"s",  u"t",  u"v", u"x", u""};

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

bool has_word(std::u16string_view list, std::u16string_view word) {
  std::u16string key = u" ";
  key += word;
  key += u' ';
  return list.find(key) != std::u16string_view::npos;
}

bool is_front(char16_t vowel) {
  return vowel == u'e' || vowel == u'ê' || vowel == u'i' || vowel == u'y';
}

/// gh and ngh stand before e, ê, i, y; c, g and ng before the others. k stands before the former
/// too, but names ("Bắc Kạn", "Kon Tum") have it before any.
bool go_together(std::u16string_view onset, std::u16string_view rime) {
  if (rime.empty()) return false;
  const bool front = is_front(rime.front());
  if (onset == u"gh" || onset == u"ngh") return front;
  if (onset == u"c" || onset == u"ng") return !front;
  if (onset == u"g") return !front || rime.front() == u'i';
  return true;
}

bool is_stop(std::u16string_view rime) {
  return rime.ends_with(u'c') || rime.ends_with(u"ch") || rime.ends_with(u'p') ||
         rime.ends_with(u't');
}

struct Parts {
  std::u16string_view onset;
  std::u16string_view rime;
};

/// All ways to cut a word; at most two fit ("gi" and "g").
template <typename Test>
bool any_parts(std::u16string_view word, Test test) {
  return std::any_of(kOnsets.begin(), kOnsets.end(), [&](std::u16string_view onset) {
    return word.starts_with(onset) && test(Parts{onset, word.substr(onset.size())});
  });
}

bool is_known(Parts parts) {
  // Names of the highlands end in k: "Đắk Lắk".
  if (parts.rime.ends_with(u'k')) {
    std::u16string rime(parts.rime);
    rime.back() = u'c';
    return has_word(kRimes, rime) && go_together(parts.onset, rime);
  }
  if (parts.onset == u"qu") return has_word(kRimesAfterQu, parts.rime);
  return has_word(kRimes, parts.rime) && go_together(parts.onset, parts.rime);
}

std::u16string bases_of(const Codes& codes) {
  std::u16string bases;
  for (std::size_t i = 0; i < codes.size; ++i) bases += base_of(codes.at[i]);
  return bases;
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
std::size_t tone_place(std::u16string_view rime) {
  std::size_t vowels = 0, marked = rime.size();
  for (std::size_t i = 0; i < rime.size(); ++i) {
    if (kVowels.find(rime[i]) == std::u16string_view::npos) break;
    ++vowels;
    if (bare(rime[i]) != rime[i]) marked = i;
  }
  if (marked < rime.size()) return marked;
  return vowels == 3 || (vowels == 2 && rime.size() > 2) ? 1 : 0;
}

std::u16string without_accents(std::u16string_view word) {
  std::u16string out;
  for (const char16_t c : word) out += bare(c);
  return out;
}

/// The rimes without accents, each between spaces.
std::u16string folded(std::u16string_view rimes) {
  return without_accents(rimes);
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
  for (std::size_t i = 0; i < codes.size; ++i) {
    codes.at[i] = code_of({bare(base_of(codes.at[i])), kLevel, false});
  }
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
  const auto bases = bases_of(codes);
  return any_parts(bases, [tone](Parts parts) {
    return is_known(parts) && (!is_stop(parts.rime) || tone == kAcute || tone == kDot);
  });
}

bool is_possible_without_accents(SyllableKey key) {
  static const std::u16string rimes = folded(kRimes);
  static const std::u16string after_qu = folded(kRimesAfterQu);
  return any_parts(without_accents(bases_of(codes_of(key))), [](Parts parts) {
    return has_word(parts.onset == u"qu" ? after_qu : rimes, parts.rime) &&
           go_together(parts.onset, parts.rime);
  });
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
  const auto bases = bases_of(codes);
  if (count_tones(codes) != 2) return 0;
  SyllableKey found = 0;
  for (std::size_t kept = 0; kept < codes.size; ++kept) {
    if (tone_of(codes.at[kept]) == kLevel) continue;
    Codes single = codes;
    for (std::size_t i = 0; i < single.size; ++i) {
      if (i != kept) single.at[i] = without_tone(single.at[i]);
    }
    const bool placed = any_parts(bases, [kept](Parts parts) {
      return is_known(parts) && kept == parts.onset.size() + tone_place(parts.rime);
    });
    if (!placed || !is_possible(key_of(single))) continue;
    if (found != 0) return 0;
    found = key_of(single);
  }
  return found;
}

}  // namespace viendan
