// Files that are compiled into the program (tools/embed.cmake).
#pragma once

#include <span>
#include <string_view>

#include "collection/static_file.h"

namespace viendan::web {

using collection::StaticFile;

/// Of web/static.
[[nodiscard]] std::span<const StaticFile> static_files();
/// Of schemas/: the description of the API and the JSON schemas.
[[nodiscard]] std::span<const StaticFile> schema_files();

/// "/static/style.css?v=0a1b2c3d": a changed file has another address, so browsers may keep it for
/// ever. "" where there is no such file.
[[nodiscard]] std::string_view static_address(std::string_view name);

}  // namespace viendan::web
