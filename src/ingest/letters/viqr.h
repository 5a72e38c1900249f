// VIQR: Vietnamese typed with the signs of ASCII behind the vowels: "Quye^'t ddi.nh".
#pragma once

#include <optional>

#include "ingest/letters/letters.h"

namespace viendan::ingest {

/// None where the text is not plainly VIQR: the same signs end sentences.
[[nodiscard]] std::optional<Decoded> decode_viqr(std::string_view text);

}  // namespace viendan::ingest
