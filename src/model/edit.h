// Rewriting a draft's text without losing where anything came from.
#pragma once

#include <string>
#include <vector>

#include "base/span.h"
#include "model/draft.h"

namespace viendan {

struct Edit {
  Span span;  // of the text as it is
  std::string replacement;
};

/// Applies edits (sorted, not overlapping) to the text and carries the source map, pieces, repairs
/// and issues along. An offset inside a replaced stretch moves to the end of the replacement where
/// a span ends there, else to its beginning.
[[nodiscard]] Draft apply_edits(Draft draft, const std::vector<Edit>& edits);

}  // namespace viendan
