// Which rows say what the columns hold?
#pragma once

#include "tables/sheet.h"

namespace viendan::tables {

/// Takes the heading off the rows and makes columns of it; a sheet without heading gets columns
/// without names. Cells of two levels are combined: "Hình thức thực hiện / Tự thực hiện".
void read_heading(Sheet& sheet, const Context& context);

/// Whether the row prints a heading again. One cell in four or more may be damaged ("TR" for "TT").
[[nodiscard]] bool repeats(const std::vector<std::string>& heading, const SheetRow& row);

/// Whether a row that begins a page names the columns as the heading does, though not letter by
/// letter: print that was read by eye differs from page to page.
[[nodiscard]] bool names_columns(const Sheet& sheet, const SheetRow& row, const Context& context);

/// The row's cells as one line, for messages and repairs.
[[nodiscard]] std::string printed_row(const SheetRow& row);

}  // namespace viendan::tables
