// The signs that Windows prints for bytes, whatever alphabet a font has for them.
#pragma once

namespace viendan::ingest {

/// The byte that Windows prints as this character, also where a font keeps it in the private area
/// of Unicode; the character itself where there is none.
[[nodiscard]] char32_t unit_of(char32_t printed);
/// What Windows prints for a byte.
[[nodiscard]] char32_t printed_at(char32_t unit);

}  // namespace viendan::ingest
