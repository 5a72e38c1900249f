// Text of two bytes a unit.
#pragma once

#include <optional>

#include "ingest/letters/letters.h"

namespace viendan::ingest {

/// Whether the bytes are UTF-16: by a byte order mark, or because every other byte is one that few
/// characters of Vietnamese begin with.
[[nodiscard]] std::optional<Letters> utf16_of(std::string_view bytes);

/// None where the units make no text.
[[nodiscard]] std::optional<Decoded> decode_utf16(std::string_view bytes, Letters letters);

}  // namespace viendan::ingest
