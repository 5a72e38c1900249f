// Rows that carry on the row above: what the end of a page cut in two.
#pragma once

#include "tables/sheet.h"

namespace viendan::tables {

/// Joins rows without ordinal to the row above, cell by cell. A row with a title and bodies or a
/// period of its own stays a row.
void join_continuations(Sheet& sheet, const Context& context);

/// The same for tables whose columns are not known: only rows whose every cell goes on in the
/// middle of a sentence.
void join_cut_rows(Sheet& sheet);

}  // namespace viendan::tables
