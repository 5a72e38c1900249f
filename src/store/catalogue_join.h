// Catalogues joined into one.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/sql.h"

namespace viendan::store {

/// A finished catalogue, and the keys of what is dead in it.
struct Taken {
  std::filesystem::path file;
  std::vector<std::string> dead;
};

/// Fills the tables of `into`, which are empty and without indexes, with the rows of others. Very
/// many are first joined to few, in files beside `file`.
[[nodiscard]] Result<void> join(Sql& into, const std::filesystem::path& file,
                                std::span<const Taken> taken);

}  // namespace viendan::store
