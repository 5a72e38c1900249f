// Rows whose cells stand in the wrong columns.
#pragma once

#include "tables/sheet.h"

namespace viendan::tables {

/// Puts cells back where one move alone makes every cell of the row fit its column: two cells
/// swapped, the row slid left over a cell printed twice, the row slid right behind a body that was
/// broken over two columns. Where several moves fit, or none does, the row stays and is flagged.
void realign_rows(Sheet& sheet, const Context& context);

}  // namespace viendan::tables
