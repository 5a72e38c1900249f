// VNI writes a letter as a vowel and, behind it, one byte for its sign and tone.
#pragma once

#include <string>
#include <string_view>

namespace viendan::ingest {

[[nodiscard]] std::string decode_vni(std::u32string_view units);

/// Whether the unit is the second half of a letter that begins with `base`.
[[nodiscard]] bool is_vni_mark(char32_t unit, char32_t base);

}  // namespace viendan::ingest
