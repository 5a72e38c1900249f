#include "normalise/damage.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "normalise/common_syllables.h"
#include "normalise/rules.h"
#include "normalise/scan.h"
#include "vocabulary/alphabet.h"

namespace viendan::normalise {
namespace {

// How much must speak for it before a whole text is called spoilt.
constexpr std::uint32_t kFewestWords = 8;
constexpr double kFewestDamaged = 0.02;   // of the words with marks
constexpr double kFewestExplained = 0.9;  // of the impossible words with marks
constexpr double kFewestWithoutVowel = 0.05;
constexpr double kMostBeyondLatin = 0.02;
constexpr double kConfidence = 0.9;
constexpr std::size_t kExamples = 3;

/// A text in Unicode that was taken for VNI and converted once more: "công" became "cơng", "hòa"
/// "hịa", "có" "cĩ". Letters that VNI has no code for stayed.
struct Swap {
  char16_t printed, meant;
};
constexpr std::array<Swap, 3> kSwaps = {{{u'ơ', u'ô'}, {u'ị', u'ò'}, {u'ĩ', u'ó'}}};

/// The syllable that one such letter has made this one of; 0 where it is none, or not sure.
SyllableKey before_conversion(SyllableKey key) {
  SyllableKey found = 0;
  for (const Swap& swap : kSwaps) {
    const SyllableKey printed = letter_code(swap.printed), meant = letter_code(swap.meant);
    for (int shift = 0; shift < kLetterBits * kMostLetters; shift += kLetterBits) {
      if ((key >> shift & 0x7F) != printed) continue;
      const auto other = key ^ (printed ^ meant) << shift;
      if (!is_possible(other)) continue;
      if (found != 0) return 0;
      found = other;
    }
  }
  return found;
}

struct Damage {
  std::uint32_t marked = 0;      // words with a letter outside ASCII
  std::uint32_t impossible = 0;  // of these no syllables
  std::uint32_t explained = 0;   // of these by a second conversion
};

Damage damage_of(const Lexicon& lexicon) {
  Damage damage;
  for (const WordType& type : lexicon.types) {
    if (type.key == 0 || type.key == fold_key(type.key)) continue;
    damage.marked += type.count;
    if (is_possible(type.key)) continue;
    damage.impossible += type.count;
    if (before_conversion(type.key) != 0) damage.explained += type.count;
  }
  return damage;
}

double share(std::uint32_t part, std::uint32_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / whole;
}

std::uint32_t count_of(const Lexicon& lexicon) {
  return static_cast<std::uint32_t>(lexicon.words.size());
}

/// What a word should read in a text that was converted twice: an impossible one what it can have
/// been, one that nobody writes a common word.
SyllableKey certain(SyllableKey key) {
  const auto other = before_conversion(key);
  if (other == 0 || !is_possible(key)) return other;
  return !is_common(key) && is_common(other) ? other : 0;
}

void add_issue(Draft& draft, std::string code, std::string message, Span span) {
  const bool known =
      std::ranges::any_of(draft.issues, [&](const Issue& issue) { return issue.code == code; });
  if (!known) draft.issues.push_back({std::move(code), std::move(message), span});
}

/// The first of some words, quoted, each once.
std::string examples(const Draft& draft, const std::vector<Span>& words) {
  std::vector<std::string_view> shown;
  std::string text;
  for (const Span span : words) {
    const auto word = span.of(draft.text);
    if (shown.size() == kExamples) break;
    if (std::ranges::find(shown, word) != shown.end()) continue;
    text += (shown.empty() ? "\"" : ", \"") + std::string(word) + "\"";
    shown.push_back(word);
  }
  return text;
}

bool has_vowel(SyllableKey key) {
  for (const char32_t c : spell(key)) {
    if (detail::kVowels.find(static_cast<char16_t>(c)) != std::u16string_view::npos) return true;
  }
  return false;
}

bool is_beyond_latin(SyllableKey key) {
  const auto word = spell(key);
  return std::ranges::any_of(word, [](char32_t c) { return c > 0xFF; });
}

constexpr bool is_letter_byte(std::uint8_t c) {
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}
/// "Quy?t": a converter had no letter to put there.
constexpr bool is_question_in_word(Bytes at) {
  return is_letter_byte(at.a) && at.b == '?' && (is_letter_byte(at.c) || at.c == '?');
}

std::vector<Span> questions_in_words(std::string_view text) {
  std::vector<Span> found;
  Scanner<is_question_in_word> places(text);
  for (std::size_t at = 0; (at = places.next(at)) < text.size(); ++at) {
    const auto begin = static_cast<std::uint32_t>(at);
    found.push_back({begin, begin + 3});
  }
  return found;
}

/// Small words of consonants, where no letter is left that Western languages do not have.
std::vector<Span> words_without_vowels(const Lexicon& lexicon) {
  std::uint32_t plain = 0, latin = 0, beyond = 0, without = 0;
  std::vector<std::uint8_t> bare(lexicon.types.size());
  for (std::size_t i = 1; i < lexicon.types.size(); ++i) {
    const WordType& type = lexicon.types[i];
    plain += type.plain;
    if (is_beyond_latin(type.key))
      beyond += type.count;
    else if (type.key != fold_key(type.key))
      latin += type.count;
    if (beyond > kFewestWords && share(beyond, count_of(lexicon)) > kMostBeyondLatin) return {};
    bare[i] = has_vowel(type.key) ? 0 : 1;
    if (bare[i] != 0) without += type.plain;
  }
  const bool lost = latin >= kFewestWords && without >= kFewestWords &&
                    share(beyond, latin) <= kMostBeyondLatin &&
                    share(without, plain) >= kFewestWithoutVowel;
  std::vector<Span> found;
  for (const Word& word : lexicon.words) {
    if (lost && bare[word.type] != 0) found.push_back(word.span);
  }
  return found;
}

}  // namespace

bool is_converted_twice(const Lexicon& lexicon) {
  std::uint32_t explained = 0;
  for (const WordType& type : lexicon.types) {
    if (before_conversion(type.key) != 0 && !is_possible(type.key)) explained += type.count;
  }
  return explained >= kFewestWords && share(explained, damage_of(lexicon).marked) >= kFewestDamaged;
}

Draft mend_second_conversion(Draft draft, const Lexicon& lexicon) {
  const Damage damage = damage_of(lexicon);
  std::vector<Correction> corrections;
  std::vector<Span> spans;
  for (const Word& word : lexicon.words) {
    const auto right = word.key == 0 ? 0 : certain(word.key);
    if (right == 0) continue;
    spans.push_back(word.span);
    corrections.push_back({word.span, in_case_of(word, right), "double-conversion", kConfidence});
  }
  add_issue(draft, "letters-damaged",
            "Letters were converted twice, as in " + examples(draft, spans) +
                ": words that can be read two ways may be wrong.",
            spans.empty() ? Span{} : spans.front());
  if (share(damage.explained, damage.impossible) < kFewestExplained) return draft;
  return correct(std::move(draft), corrections);
}

void flag_lost_letters(Draft& draft, const Lexicon& lexicon) {
  auto places = questions_in_words(draft.text);
  const auto questions = static_cast<std::uint32_t>(places.size());
  if (questions < kFewestWords || share(questions, count_of(lexicon)) < kFewestWithoutVowel)
    places = words_without_vowels(lexicon);
  if (places.empty()) return;
  add_issue(
      draft, "letters-lost",
      "Letters are missing from words all over the text, as in " + examples(draft, places) + ".",
      places.front());
}

}  // namespace viendan::normalise
