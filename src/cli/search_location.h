// What --index names for a search: one index or several, here or on servers.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "search/index.h"

namespace viendan::cli {

/// Each folder is an index, or a stub that names the servers of one; together they are searched as
/// one.
[[nodiscard]] Result<search::Location> search_location(const std::vector<std::string>& folders);

}  // namespace viendan::cli
