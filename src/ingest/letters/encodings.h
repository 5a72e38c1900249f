// The letters of the 8-bit encodings.
#pragma once

#include <string>
#include <string_view>

#include "ingest/letters/letters.h"

namespace viendan::ingest {

/// The text of units: a byte each, or a character that is none and stays. UTF-8, NFC. Quotes and
/// dashes of Windows are kept where no letter of the encoding is meant.
[[nodiscard]] std::string decode(std::u32string_view units, Letters letters);

/// The encodings of one byte or two a letter, which bytes and fonts can have.
inline constexpr Letters kByteEncodings[] = {Letters::Tcvn3, Letters::Vni, Letters::Viscii,
                                             Letters::Windows1258};

}  // namespace viendan::ingest
