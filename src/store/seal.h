// Digests of the files of a segment, in a file of it: what a disk or a person damaged is told from
// what a build wrote, down to a single bit.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace viendan::store {

/// Writes the digests of all files of a finished segment.
[[nodiscard]] Result<void> seal(const std::filesystem::path& segment);

struct BrokenSeal {
  std::string file;  // its path below the segment
  std::string why;
};
/// Files that are not as they were when the segment was sealed, sorted; where the digests
/// themselves are damaged that file alone.
[[nodiscard]] std::vector<BrokenSeal> broken_seals(const std::filesystem::path& segment);

}  // namespace viendan::store
