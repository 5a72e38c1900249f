// The report of a build as JSON, of schemas/build-report.schema.json.
#pragma once

#include <string>

#include "model/impact.h"

namespace viendan::render {

/// One line. `published`: whether what it tells of is live now.
[[nodiscard]] std::string impact_as_json(const Impact& impact, bool published, bool dry_run);

}  // namespace viendan::render
