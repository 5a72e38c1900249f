// What this program is, for whoever has to know whether two of them understand each other.
#pragma once

#include <filesystem>
#include <string>

namespace viendan::cli {

/// The version, then a line for each form that is written or spoken: name, then number. What
/// `schemas` lacks is left out.
[[nodiscard]] std::string version_text(const std::filesystem::path& schemas);

}  // namespace viendan::cli
