// What the name of a font says about the letters that are set in it.
#pragma once

#include <optional>
#include <string_view>

#include "ingest/letters/letters.h"

namespace viendan::ingest {

struct Font {
  std::optional<Letters> letters;  // none where the name does not tell
  bool capitals = false;           // prints small letters as capitals
  bool symbols = false;            // has signs instead of letters
};

[[nodiscard]] Font font_of(std::string_view name);

/// What a sign of a symbol font means; 0 where nobody knows. Bullets of all shapes are hyphens.
[[nodiscard]] char32_t symbol_of(char32_t unit, std::string_view font);

}  // namespace viendan::ingest
