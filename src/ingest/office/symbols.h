// Signs of the symbol fonts, whose letters are at places of the private use area or of Latin ones.
#pragma once

#include <string>
#include <string_view>

namespace viendan::ingest {

/// Whether the letters of a font are signs: "Symbol", "Wingdings 2".
[[nodiscard]] bool is_symbol_font(std::string_view font);

/// The sign at a place (0x20 to 0xFF, or that of the private use area) of a symbol font; the
/// character itself where its sign is not known.
[[nodiscard]] char32_t symbol(char32_t place, std::string_view font);

/// The text with the signs in place of their characters in a symbol font.
[[nodiscard]] std::string with_symbols(std::string_view text, std::string_view font);

/// What stands before a point of a list: a dash, a plus or several letters as they are; any other
/// sign as "•", also the letters that fonts of signs show as bullets: "o", "§", "Ø".
[[nodiscard]] std::string as_bullet(std::string_view text);

}  // namespace viendan::ingest
