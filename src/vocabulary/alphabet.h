// The Vietnamese letters, taken apart into a letter, a tone and a case.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace viendan {

enum Tone : std::uint8_t { kLevel, kGrave, kHook, kTilde, kAcute, kDot };

struct Letter {
  char16_t base =
      0;  // lower case, without tone: "ơ" of "Ờ"; 0 for what is no letter of the alphabet
  Tone tone = kLevel;
  bool upper = false;
};

namespace detail {

// Each vowel in the order of Tone.
inline constexpr std::u16string_view kVowels =
    u"aàảãáạ"
    u"ăằẳẵắặ"
    u"âầẩẫấậ"
    u"eèẻẽéẹ"
    u"êềểễếệ"
    u"iìỉĩíị"
    u"oòỏõóọ"
    u"ôồổỗốộ"
    u"ơờởỡớợ"
    u"uùủũúụ"
    u"ưừửữứự"
    u"yỳỷỹýỵ";
inline constexpr std::u16string_view kUpperVowels =
    u"AÀẢÃÁẠ"
    u"ĂẰẲẴẮẶ"
    u"ÂẦẨẪẤẬ"
    u"EÈẺẼÉẸ"
    u"ÊỀỂỄẾỆ"
    u"IÌỈĨÍỊ"
    u"OÒỎÕÓỌ"
    u"ÔỒỔỖỐỘ"
    u"ƠỜỞỠỚỢ"
    u"UÙỦŨÚỤ"
    u"ƯỪỬỮỨỰ"
    u"YỲỶỸÝỴ";
inline constexpr std::size_t kTableSize = 0x1F00;

constexpr std::array<Letter, kTableSize> build_letters() {
  std::array<Letter, kTableSize> letters{};
  for (char16_t c = u'a'; c <= u'z'; ++c) {
    letters[c] = {c, kLevel, false};
    letters[static_cast<std::size_t>(c - 32)] = {c, kLevel, true};
  }
  letters[u'đ'] = {u'đ', kLevel, false};
  letters[u'Đ'] = {u'đ', kLevel, true};
  for (std::size_t i = 0; i < kVowels.size(); ++i) {
    const char16_t base = kVowels[i - i % 6];
    const auto tone = static_cast<Tone>(i % 6);
    letters[kVowels[i]] = {base, tone, false};
    letters[kUpperVowels[i]] = {base, tone, true};
  }
  return letters;
}
inline constexpr auto kLetters = build_letters();

}  // namespace detail

[[nodiscard]] constexpr Letter letter_of(char32_t c) {
  return c < detail::kTableSize ? detail::kLetters[c] : Letter{};
}

/// The vowel with that tone and case; `base` must be a vowel.
[[nodiscard]] constexpr char32_t with_tone(char16_t base, Tone tone, bool upper) {
  const auto at = detail::kVowels.find(base);
  if (at == std::u16string_view::npos) return base;
  return (upper ? detail::kUpperVowels : detail::kVowels)[at + tone];
}

/// The letter without any mark: "o" of "ơ", "d" of "đ".
[[nodiscard]] constexpr char16_t bare(char16_t base) {
  switch (base) {
    case u'ă':
    case u'â':
      return u'a';
    case u'ê':
      return u'e';
    case u'ô':
    case u'ơ':
      return u'o';
    case u'ư':
      return u'u';
    case u'đ':
      return u'd';
    default:
      return base;
  }
}

}  // namespace viendan
