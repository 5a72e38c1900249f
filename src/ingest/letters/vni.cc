#include "ingest/letters/vni.h"

#include <algorithm>

#include "base/unicode.h"
#include "ingest/letters/windows.h"
#include "vocabulary/alphabet.h"

namespace viendan::ingest {
namespace {

/// Small letters with a byte of their own; their capitals stand 0x20 before them.
struct Single {
  char32_t unit;
  char16_t letter;
};
constexpr Single kSingles[] = {{0xEC, u'ì'}, {0xED, u'í'}, {0xE6, u'ỉ'}, {0xF3, u'ĩ'}, {0xF2, u'ị'},
                               {0xEE, u'ỵ'}, {0xF1, u'đ'}, {0xF4, u'ơ'}, {0xF6, u'ư'}};

enum class Shape { Plain, Circumflex, Breve };
struct Mark {
  char32_t unit;
  Shape shape;
  Tone tone;
};
constexpr Mark kMarks[] = {
    {0xF8, Shape::Plain, kGrave},      {0xF9, Shape::Plain, kAcute},
    {0xFB, Shape::Plain, kHook},       {0xF5, Shape::Plain, kTilde},
    {0xEF, Shape::Plain, kDot},        {0xE2, Shape::Circumflex, kLevel},
    {0xE0, Shape::Circumflex, kGrave}, {0xE1, Shape::Circumflex, kAcute},
    {0xE5, Shape::Circumflex, kHook},  {0xE3, Shape::Circumflex, kTilde},
    {0xE4, Shape::Circumflex, kDot},   {0xEA, Shape::Breve, kLevel},
    {0xE8, Shape::Breve, kGrave},      {0xE9, Shape::Breve, kAcute},
    {0xFA, Shape::Breve, kHook},       {0xFC, Shape::Breve, kTilde},
    {0xEB, Shape::Breve, kDot},
};

/// Capitals are typed with marks of both cases.
char32_t small(char32_t unit) {
  return unit >= 0xC0 && unit <= 0xDE ? unit + 0x20 : unit;
}

char32_t single(char32_t unit) {
  const auto* found = std::ranges::find(kSingles, small(unit), &Single::unit);
  if (found == std::end(kSingles)) return 0;
  const Letter letter = letter_of(found->letter);
  if (small(unit) == unit) return found->letter;
  return letter.base == u'đ' ? U'Đ' : with_tone(letter.base, letter.tone, true);
}

/// The vowel with the shape of a mark, or 0 where that is none.
char16_t shaped(char16_t vowel, Shape shape) {
  if (shape == Shape::Breve) return vowel == u'a' ? u'ă' : u'\0';
  if (shape == Shape::Plain)
    return detail::kVowels.find(vowel) != std::u16string_view::npos ? vowel : u'\0';
  switch (vowel) {
    case u'a':
      return u'â';
    case u'e':
      return u'ê';
    case u'o':
      return u'ô';
    default:
      return u'\0';
  }
}

/// What a vowel and the unit behind it make; 0 where they are two.
char32_t composed(char32_t base, char32_t unit) {
  const auto* mark = std::ranges::find(kMarks, small(unit), &Mark::unit);
  if (mark == std::end(kMarks)) return 0;
  const char32_t own = base < 0x80 ? base : single(base);
  const Letter letter = letter_of(own);
  if (letter.base == 0 || letter.tone != kLevel) return 0;
  const char16_t vowel = shaped(letter.base, mark->shape);
  return vowel == 0 ? 0 : with_tone(vowel, mark->tone, letter.upper);
}

}  // namespace

bool is_vni_mark(char32_t unit, char32_t base) {
  return composed(base, unit) != 0;
}

std::string decode_vni(std::u32string_view units) {
  std::string text;
  text.reserve(units.size() * 3 / 2);
  for (std::size_t at = 0; at < units.size(); ++at) {
    const char32_t whole = at + 1 < units.size() ? composed(units[at], units[at + 1]) : 0;
    const char32_t alone = whole == 0 ? single(units[at]) : 0;
    append_code_point(text, whole != 0 ? whole : alone != 0 ? alone : printed_at(units[at]));
    if (whole != 0) ++at;
  }
  return text;
}

}  // namespace viendan::ingest
