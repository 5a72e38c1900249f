// Merged cells, which the source prints once for every place that they cover.
#pragma once

#include "tables/sheet.h"

namespace viendan::tables {

/// Makes every row as wide as the table: equal neighbours are printed once where the row then
/// fits, a text printed across the row stays in its first cell.
void undo_merged_cells(Sheet& sheet, const Context& context);

/// Drops columns at the end that have no name and nothing in them: TABs at the ends of lines.
void drop_blank_columns(Sheet& sheet);

/// The row with runs of equal neighbours printed once, or as it is where none are equal.
[[nodiscard]] std::vector<Cell> without_equal_neighbours(const std::vector<Cell>& cells);

/// How many cells print something.
[[nodiscard]] std::size_t printed_cells(const SheetRow& row);

}  // namespace viendan::tables
