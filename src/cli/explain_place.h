// What was read at one place of a file, so that an exported value can be led back to its words.
#pragma once

#include "cli/options.h"
#include "model/document.h"

namespace viendan::cli {

/// The words at each --line and --at, and everything that was made of them, with all its values,
/// rules and repairs.
[[nodiscard]] Result<int> explain_places(const Document& document, const ExplainOptions& explain);

}  // namespace viendan::cli
