// Whether a build is likely to be one that its maintainer wants.
#pragma once

#include "pipeline/work.h"

namespace viendan::pipeline {

/// A corpus that lost this share of its documents, and this many, is more often a disk that is not
/// mounted, a wrong folder or rights that were taken away than the wish of a maintainer.
inline constexpr double kMostLost = 0.5;
inline constexpr std::size_t kFewLost = 20;

/// Fails where more of the live index than that would be gone, unless the config allows it.
[[nodiscard]] Result<void> still_there(const Config& config, const Sources& sources);

}  // namespace viendan::pipeline
