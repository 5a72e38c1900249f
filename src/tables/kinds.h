// What kind of table is it?
#pragma once

#include "tables/sheet.h"

namespace viendan::tables {

/// The kind as far as headings and cells tell; groups must have been found.
[[nodiscard]] TableKind kind_of(const Sheet& sheet, const Context& context);

}  // namespace viendan::tables
