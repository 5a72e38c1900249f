// Where the record of an identity stands.
#pragma once

#include <filesystem>
#include <string_view>

namespace viendan::store {

/// "qd-ttg/?/1393" -> "qd-ttg/%3F/1393.xml". Different identities give different paths, and no
/// identity leads out of the folder that the path is taken from.
[[nodiscard]] std::filesystem::path record_file(std::string_view id);

}  // namespace viendan::store
