// The letters of a syllable as small numbers, of which a SyllableKey is made.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "vocabulary/alphabet.h"
#include "vocabulary/syllable.h"

namespace viendan::syllables {

using detail::kVowels;

inline constexpr std::uint8_t kDe = 27;          // đ
inline constexpr std::uint8_t kFirstVowel = 30;  // vowels with their tones, in the order of kVowels
inline constexpr SyllableKey kMask = (1 << kLetterBits) - 1;

[[nodiscard]] constexpr std::uint8_t code_of(Letter letter) {
  if (letter.base == 0) return 0;
  if (letter.base == u'đ') return kDe;
  const auto vowel = kVowels.find(letter.base);
  if (vowel != std::u16string_view::npos)
    return static_cast<std::uint8_t>(kFirstVowel + vowel + letter.tone);
  return static_cast<std::uint8_t>(letter.base - u'a' + 1);
}

[[nodiscard]] constexpr std::array<std::uint8_t, detail::kTableSize> build_codes() {
  std::array<std::uint8_t, detail::kTableSize> codes{};
  for (std::size_t c = 0; c < codes.size(); ++c) codes[c] = code_of(detail::kLetters[c]);
  return codes;
}
inline constexpr auto kCodes = build_codes();

[[nodiscard]] constexpr std::array<std::uint8_t, 1 << kLetterBits> build_bare_codes() {
  std::array<std::uint8_t, 1 << kLetterBits> codes{};
  for (const char16_t c : std::u16string_view(u"abcdefghijklmnopqrstuvwxyzđ")) {
    if (kVowels.find(c) == std::u16string_view::npos)
      codes[code_of({c, kLevel, false})] = code_of({bare(c), kLevel, false});
  }
  for (std::size_t i = 0; i < kVowels.size(); ++i)
    codes[kFirstVowel + i] = code_of({bare(kVowels[i - i % 6]), kLevel, false});
  return codes;
}
/// Of each code that of the letter without tone and signs.
inline constexpr auto kBareCodes = build_bare_codes();

[[nodiscard]] inline bool is_vowel(std::uint8_t code) {
  return code >= kFirstVowel;
}
[[nodiscard]] inline Tone tone_of(std::uint8_t code) {
  return is_vowel(code) ? static_cast<Tone>((code - kFirstVowel) % 6) : kLevel;
}
[[nodiscard]] inline std::uint8_t without_tone(std::uint8_t code) {
  return static_cast<std::uint8_t>(code - tone_of(code));
}
[[nodiscard]] inline char16_t base_of(std::uint8_t code) {
  if (code == kDe) return u'đ';
  if (is_vowel(code)) return kVowels[static_cast<std::size_t>(without_tone(code) - kFirstVowel)];
  return static_cast<char16_t>(u'a' + code - 1);
}

/// The codes of a key in reading order.
struct Codes {
  std::array<std::uint8_t, kMostLetters> at{};
  std::size_t size = 0;
};

[[nodiscard]] inline Codes codes_of(SyllableKey key) {
  Codes codes;
  for (SyllableKey rest = key; rest != 0; rest >>= kLetterBits) ++codes.size;
  for (std::size_t i = codes.size; i-- > 0; key >>= kLetterBits) {
    codes.at[i] = static_cast<std::uint8_t>(key & kMask);
  }
  return codes;
}

[[nodiscard]] inline SyllableKey key_of(const Codes& codes) {
  SyllableKey key = 0;
  for (std::size_t i = 0; i < codes.size; ++i) key = key << kLetterBits | codes.at[i];
  return key;
}

}  // namespace viendan::syllables
