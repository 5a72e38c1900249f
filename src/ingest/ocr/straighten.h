// From a picture as it was scanned to a sheet that lies level and upright.
#pragma once

#include <optional>

#include "ingest/ocr/pix.h"

namespace viendan::ingest {

/// Nothing where the imaging library refuses the picture.
[[nodiscard]] std::optional<Sheet> straighten(const Picture& picture);

}  // namespace viendan::ingest
