// Rows that head other rows.
#pragma once

#include "tables/sheet.h"

namespace viendan::tables {

/// Finds group rows and rows without anything in them. Group rows keep one cell, whose text has
/// the label as printed ("Nhóm 1: Rà soát"); the outermost level are groups, those below subgroups.
void find_groups(Sheet& sheet);

/// The label at the beginning of a heading: "1" of "Nhóm 1: …", "IV" of "IV. …", "1.4" of "1.4 …".
[[nodiscard]] std::string label_of(std::string_view heading);

/// Makes the row a heading of that text.
void make_group(SheetRow& row, RowKind kind, Cell cell);

}  // namespace viendan::tables
