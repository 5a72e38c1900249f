// Lists that were set in one line become lines again.
#pragma once

#include "tables/sheet.h"

namespace viendan::tables {

/// "- A; - B" in a cell becomes two lines. A dash inside a name or a compound stays.
void unfold_lists(Sheet& sheet, const Context& context);

/// The same for one text in a column of that role.
[[nodiscard]] std::string unfolded(const Vocabulary& vocabulary, ColumnRole role,
                                   std::string_view text);

}  // namespace viendan::tables
