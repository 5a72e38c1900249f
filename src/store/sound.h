// Whether a document can be stored: what breaks this was damaged on disk, or read wrongly.
#pragma once

#include "base/result.h"
#include "model/document.h"

namespace viendan::store {

/// check() of the model, and besides: every span lies in the text, dates exist, numbers are finite,
/// citations name a block, runs of the source map are in order. Malformed where not.
[[nodiscard]] Result<void> sound(const Document& document);

}  // namespace viendan::store
