// viendan check --repair
#pragma once

#include "cli/options.h"

namespace viendan::cli {

/// 0 where nothing is damaged any more, 1 where something could not be made again.
[[nodiscard]] Result<int> repair_index(const Options& options, const CheckOptions& check);

}  // namespace viendan::cli
