// Letters whose code a font does not explain.
#pragma once

#include <string_view>

#include "ingest/layout/layout.h"

namespace viendan::ingest {

/// Whether the word has letters that the file draws but does not name: U+FFFD, or places for
/// private use.
[[nodiscard]] bool has_lost_letters(std::string_view text);

/// Names the bullets and boxes of the fonts "Symbol" and "Wingdings", which have places for private
/// use.
void name_symbols(Word& word);

}  // namespace viendan::ingest
