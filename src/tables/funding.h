// Sources of funding: a closed list, so that what is cut off or misread can be completed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tables/sheet.h"

namespace viendan::tables {

/// The one source of the vocabulary that the item names: in other case or accents, or cut off
/// after two syllables at least. nullopt where none or several fit.
[[nodiscard]] std::optional<std::string> funding_source(const Context& context,
                                                        std::string_view item);

/// Completes the sources in the funding column.
void complete_funding(Sheet& sheet, const Context& context);

}  // namespace viendan::tables
