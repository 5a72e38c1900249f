// What kind of thing stands in a cell: the evidence on which cells are put back.
#pragma once

#include <string_view>

#include "tables/sheet.h"

namespace viendan::tables {

[[nodiscard]] bool is_period(const Context& context, std::string_view text);
/// Bodies and nothing else.
[[nodiscard]] bool is_agencies(const Context& context, std::string_view text);
/// Sources of funding and nothing else, whole or cut off at their end.
[[nodiscard]] bool is_funding(const Context& context, std::string_view text);

/// How badly a cell fits its column: 0 well, 1 oddly, 3 not at all.
[[nodiscard]] int misfit(const Context& context, ColumnRole role, std::string_view text);

/// The text without the mark of a list item.
[[nodiscard]] std::string_view without_bullet(std::string_view line);

}  // namespace viendan::tables
