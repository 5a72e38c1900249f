// Lists of codes and names, set as pairs of columns side by side.
#pragma once

#include "tables/sheet.h"

namespace viendan::tables {

/// After how many columns the heading begins again ("TT, Tên ngành, TT, Tên ngành": 2), or 0.
[[nodiscard]] std::size_t column_period(const Sheet& sheet);

/// One list of the columns that lie side by side, in the order of their numbers.
void unfold_columns(Sheet& sheet, const Draft& draft);

}  // namespace viendan::tables
