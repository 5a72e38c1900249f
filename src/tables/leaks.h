// Words of one row that leaked into the next.
#pragma once

#include "tables/sheet.h"

namespace viendan::tables {

/// A cell that begins in the middle of a sentence before its first list item holds the end of the
/// cell above, which is open: the words go back.
void return_leaked_words(Sheet& sheet, const Context& context);

}  // namespace viendan::tables
