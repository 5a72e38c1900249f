// Corrections that change nothing, because they cannot be read or concern no document.
#pragma once

#include <vector>

#include "corrections/corrections.h"
#include "pipeline/work.h"

namespace viendan::pipeline {

/// In order of file and line.
[[nodiscard]] std::vector<store::IdleCorrection> idle_corrections(
    const corrections::Corrections& corrections, const std::vector<Item>& items);

}  // namespace viendan::pipeline
