// The report of a build for a person: what needs a look, a few lines of each kind.
#pragma once

#include <string>

#include "model/impact.h"

namespace viendan::cli {

/// Lines; "" where nothing changed.
[[nodiscard]] std::string impact_text(const Impact& impact);

}  // namespace viendan::cli
