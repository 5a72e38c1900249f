// What is made of the engine's words before they stand on a page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/ocr/line_word.h"

namespace viendan::ingest {

/// Puts right what no Vietnamese print has: "QÐ" with an Icelandic letter, "¡n", "15⁄4", "l1", and
/// syllables that cannot be and can for one lost mark ("QUYÉT").
[[nodiscard]] std::string correct_letters(std::string_view word);

/// Takes off quotes that begin a word of the line while nothing closes them in it: the engine sees
/// them in the white before a line.
void drop_stray_quotes(std::vector<LineWord>& line);

/// Of two readings of one line, word by word the surer one; the surer line where they part words
/// differently.
[[nodiscard]] std::vector<LineWord> surer_of(std::vector<LineWord> first,
                                             std::vector<LineWord> second);

/// Whether it is ink of seals and signatures that the engine took for letters: hardly sure of it,
/// and no word that can be.
[[nodiscard]] bool is_noise(const LineWord& word);

/// Whether a line is no print: not one of its words is read surely, and none is a number.
[[nodiscard]] bool is_handwriting(const std::vector<LineWord>& line);

}  // namespace viendan::ingest
