// Texts whose letters a converter has spoilt from beginning to end.
#pragma once

#include "model/draft.h"
#include "normalise/lexicon.h"

namespace viendan::normalise {

/// Whether many words are what a second conversion makes of Vietnamese: "cơng", "cĩ".
[[nodiscard]] bool is_converted_twice(const Lexicon& lexicon);
/// Flags such a text ("letters-damaged"). Puts back what is certain if that explains nearly all
/// words that cannot be; each is a repair.
[[nodiscard]] Draft mend_second_conversion(Draft draft, const Lexicon& lexicon);

/// Flags a text that has lost the letters that Western languages do not have: "CH NGHĨA VI T NAM".
void flag_lost_letters(Draft& draft, const Lexicon& lexicon);

}  // namespace viendan::normalise
