// What loses its force by words that stand behind it, or above a list.
#pragma once

#include <optional>

#include "citations/scan.h"

namespace viendan::citations {

/// "... hết hiệu lực kể từ ngày ...": what lost its force is named before the words.
[[nodiscard]] bool loses_force(const Scan& scan, const Citation& mention);

/// "Các thông tư sau đây hết hiệu lực: a) |": what is done to a mention that begins an item of a
/// list; nullopt for all others.
[[nodiscard]] std::optional<Relation> done_to_list(const Scan& scan, const Unit& unit,
                                                   const Citation& mention);

}  // namespace viendan::citations
