// The part of a build that writes, for whoever knows what is to be written.
#pragma once

#include "model/impact.h"
#include "pipeline/work.h"

namespace viendan::pipeline {

/// Links, records, search and catalogue of what changed, and their publication.
[[nodiscard]] Result<Impact> build_changes(const Bench& bench, Sources& sources);

}  // namespace viendan::pipeline
