// Cells that the source says are merged: their text stands once, in their first place.
#pragma once

#include "tables/sheet.h"

namespace viendan::tables {

/// Columns that one name heads are one column.
void fold_columns(Sheet& sheet);

/// A column before the tasks whose cells are merged downwards holds headings of the rows beside
/// it: they become group rows, with the number that is merged along with them.
void take_group_columns(Sheet& sheet);

/// Gives rows what a cell merged downwards says of them, over page breaks too. Rows that add
/// nothing of their own but further cells of a task become part of it. Marks rows whose only text
/// is merged across.
void settle_merged_cells(Sheet& sheet, const Context& context);

}  // namespace viendan::tables
