// Tables that run over several pages are one table.
#pragma once

#include "tables/sheet.h"

namespace viendan::tables {

/// Joins sheets that follow each other with nothing but page marks between them and have the same
/// heading, or none on the later page. Headings are read on the way; the repeated ones are dropped
/// and kept as repairs "repeated-header".
[[nodiscard]] std::vector<Sheet> join_pages(std::vector<Sheet> sheets, const Context& context);

}  // namespace viendan::tables
