// Numbers of rows that their neighbours prove.
#pragma once

#include "tables/sheet.h"

namespace viendan::tables {

/// Between a row 7 and a row 9 of one group, a sign that is no number ("§") stands for 8.
void restore_ordinals(Sheet& sheet, const Context& context);

}  // namespace viendan::tables
