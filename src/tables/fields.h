// Field sheets: one thing described by rows of a label and a value each.
#pragma once

#include "tables/sheet.h"

namespace viendan::tables {

/// Whether most rows are a letter, the name of a field, and what it is filled with.
[[nodiscard]] bool is_field_sheet(const Sheet& sheet, const Context& context);

/// Rows of ordinal, label and value; titles become groups whose label is their number.
void read_fields(Sheet& sheet, const Context& context);

}  // namespace viendan::tables
