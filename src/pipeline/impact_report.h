// What a build did to a corpus: the live index and the one that is about to be published, compared.
#pragma once

#include "model/impact.h"
#include "pipeline/work.h"

namespace viendan::pipeline {

/// Loads the documents alone whose records are others. `next` tells of the finished segments. Lists
/// are cut where they are very long.
[[nodiscard]] Result<Impact> impact_of(const Bench& bench, const Sources& sources,
                                       const store::Manifest& next);

/// Of a build that published nothing.
[[nodiscard]] Impact no_impact(const Sources& sources, int stubs);

}  // namespace viendan::pipeline
