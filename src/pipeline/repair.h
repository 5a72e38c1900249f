// Making again what is damaged in an index, and nothing else: what can be derived from the records,
// from these; records from their sources.
#pragma once

#include <string>
#include <vector>

#include "pipeline/build.h"

namespace viendan::pipeline {

struct Repaired {
  std::vector<std::string> damages;  // what was found
  std::vector<std::string> done;     // what was made again
  std::vector<std::string> lost;     // what could not be: the source is gone or cannot be read
};

/// One atomic publish, like a build. Where the live generation cannot be read that before is taken.
/// NoIndex where no generation can be read, or other rules made the index: a build helps then.
[[nodiscard]] Result<Repaired> repair(const Config& config, const Vocabulary& vocabulary,
                                      Progress& progress);

}  // namespace viendan::pipeline
