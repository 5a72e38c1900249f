// What does the document refer to? First pass: one document alone.
#pragma once

#include <vector>

#include "model/document.h"
#include "vocabulary/vocabulary.h"

namespace viendan::citations {

/// All mentions, in text order, resolved as far as the document itself can: by the date beside the
/// symbol, by another mention in the document, by "sau đây gọi là". Status is Stub or Unresolved
/// until `resolve` has seen the corpus; mentions of the document itself are Resolved.
[[nodiscard]] std::vector<Citation> find(const Document& document, const Vocabulary& vocabulary);

}  // namespace viendan::citations
