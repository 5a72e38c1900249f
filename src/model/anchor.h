// How activities are addressed: "pl.muc-i.hd-7" ends with "hd-" and its ordinal.
#pragma once

#include <string>
#include <string_view>

namespace viendan {

/// An ordinal as an address has it: "4-1" of "4/1.", "a" of "(a)"; "" where none of it is a letter
/// or a digit.
[[nodiscard]] std::string anchor_part(std::string_view ordinal);

}  // namespace viendan
