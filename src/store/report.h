// What the last build that changed anything changed, for whoever asks later.
#pragma once

#include <optional>

#include "model/impact.h"
#include "store/workspace.h"

namespace viendan::store {

/// nullopt where nothing tells it any more.
[[nodiscard]] std::optional<Impact> last_impact(const Workspace& live);

}  // namespace viendan::store
