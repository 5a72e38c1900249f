#include "base/unicode.h"
#include "normalise/rules.h"
#include "normalise/scan.h"
#include "vocabulary/alphabet.h"

namespace viendan::normalise {
namespace {

/// The last three letters of an open syllable that has its tone on one of two vowels.
struct Ending {
  std::uint32_t begin, second, end;
  Letter before, first, last;
};

Letter letter_before(std::string_view text, std::uint32_t at) {
  if (at == 0) return {};
  do --at;
  while (at > 0 && (text[at] & '\xC0') == '\x80');
  std::size_t begin = at;
  return letter_of(next_code_point(text, begin));
}

/// The ending that begins at the glide `at`, if a marked vowel follows and then the word's end.
bool read_ending(std::string_view text, std::uint32_t at, Ending& ending) {
  std::size_t next = at;
  ending.begin = at;
  ending.first = letter_of(next_code_point(text, next));
  ending.second = static_cast<std::uint32_t>(next);
  ending.last = letter_of(next_code_point(text, next));
  ending.end = static_cast<std::uint32_t>(next);
  if (ending.last.base == 0) return false;
  ending.before = letter_before(text, at);
  return next >= text.size() || !is_word(next_code_point(text, next));
}

bool has_two_styles(const Ending& e) {
  const char16_t glide = e.first.base;
  const char16_t vowel = e.last.base;
  const bool pair =
      (glide == u'o' && (vowel == u'a' || vowel == u'e')) || (glide == u'u' && vowel == u'y');
  return pair && e.before.base != u'q' && e.last.tone != kLevel && e.first.tone == kLevel;
}

Correction moved(const Ending& e, Tone first, Tone last, std::string_view rule) {
  Correction correction{{e.begin, e.end}, {}, rule};
  append_code_point(correction.after, with_tone(e.first.base, first, e.first.upper));
  append_code_point(correction.after, with_tone(e.last.base, last, e.last.upper));
  return correction;
}

/// A glide with à, á, ã, è, é, ý or a letter of the Vietnamese block behind it: "hoá", "uỷ".
constexpr bool may_be_new_style(Bytes at) {
  const std::uint8_t glide = at.a | 0x20;
  const std::uint8_t small = at.c | 0x20;  // of the letters that begin with C3
  const bool open = (at.b == 0xC3) & ((small & 0xF4) == 0xA0);
  const bool a_or_e = (at.b == 0xE1) & (at.c == 0xBA);
  const bool y = ((at.b == 0xC3) & (small == 0xBD)) |
                 ((at.b == 0xE1) & (at.c == 0xBB) & (at.d >= 0xB2) & (at.d <= 0xB9));
  return ((glide == 'o') & (open | a_or_e)) | ((glide == 'u') & y);
}

void find_new_style(std::string_view text, std::vector<Correction>& found) {
  Ending ending;
  Scanner<may_be_new_style> places(text);
  for (std::size_t at = 0; (at = places.next(at)) < text.size(); ++at) {
    if (!read_ending(text, static_cast<std::uint32_t>(at), ending) || !has_two_styles(ending))
      continue;
    found.push_back(moved(ending, ending.last.tone, kLevel, "tone-placement"));
  }
}

constexpr bool may_be_misplaced(Bytes at) {
  return ((at.a | 0x20) == 'q') & (at.b >= 0x80);
}

/// "qúy": the u belongs to the q and cannot bear the tone.
void find_misplaced(std::string_view text, std::vector<Correction>& found) {
  Ending ending;
  Scanner<may_be_misplaced> places(text);
  for (std::size_t at = 0; (at = places.next(at)) < text.size(); ++at) {
    if (at + 2 >= text.size() || !read_ending(text, static_cast<std::uint32_t>(at + 1), ending))
      continue;
    if (ending.first.base != u'u' || ending.first.tone == kLevel || ending.last.tone != kLevel)
      continue;
    if (ending.last.base != u'y' && ending.last.base != u'a') continue;
    found.push_back(moved(ending, kLevel, ending.first.tone, "tone-after-q"));
  }
}

}  // namespace

Draft place_tones(Draft draft) {
  std::vector<Correction> found;
  find_new_style(draft.text, found);
  draft = correct(std::move(draft), found);
  found.clear();
  find_misplaced(draft.text, found);
  return correct(std::move(draft), found);
}

}  // namespace viendan::normalise
