// Activities that stand in tables.
#pragma once

#include <vector>

#include "activities/context.h"

namespace viendan::activities {

/// One activity a row.
[[nodiscard]] std::vector<Activity> read_rows(const Table& table, const Context& context);

/// One activity a title row, with the labelled rows below it.
[[nodiscard]] std::vector<Activity> read_field_sheet(const Table& table, const Context& context);

}  // namespace viendan::activities
