// Vietnamese syllables as numbers, and whether they can exist.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace viendan {

/// A word of up to nine letters, seven bits each, without regard to case; 0 is none. Two words are
/// the same reading if their keys are equal, and the same without accents if their folds are.
using SyllableKey = std::uint64_t;

[[nodiscard]] SyllableKey syllable_key(std::string_view word);
[[nodiscard]] SyllableKey fold_key(SyllableKey key);
/// In how many letters words of one length differ; 9 where the lengths differ.
[[nodiscard]] int letters_apart(SyllableKey a, SyllableKey b);
[[nodiscard]] std::u32string spell(SyllableKey key);

/// Appends the code of a letter; a word that grows too long or has other letters becomes none.
[[nodiscard]] std::uint8_t letter_code(char32_t c);
inline constexpr int kLetterBits = 7;
inline constexpr int kMostLetters = 9;

/// Whether the sounds of Vietnamese allow it: an onset, a rime and one tone that go together.
[[nodiscard]] bool is_possible(SyllableKey key);
/// Whether some accents would make it possible: "ruou" for "rượu".
[[nodiscard]] bool is_possible_without_accents(SyllableKey key);
/// Whether it would be spoken as one syllable, or is more than one by a lost space ("thịtrấn");
/// loan words ("magiê") are longer and have one tone at most.
[[nodiscard]] bool is_one_syllable(SyllableKey key);
/// Of a word with two tones, the one possible syllable that keeps one of them at its place; 0
/// where there is none or more than one.
[[nodiscard]] SyllableKey with_one_tone(SyllableKey key);

}  // namespace viendan
