// Files that are compiled into the program (tools/embed.cmake).
#pragma once

#include <span>

#include "collection/static_file.h"

namespace viendan::mcp {

using collection::StaticFile;

/// tools.json: what assistants are told of the tools.
[[nodiscard]] std::span<const StaticFile> tool_files();

}  // namespace viendan::mcp
