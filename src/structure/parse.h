// How is the document built? Metadata, outline, annexes.
#pragma once

#include "model/document.h"
#include "model/draft.h"
#include "vocabulary/vocabulary.h"

namespace viendan::structure {

/// Reads metadata and outline. Any text is a document: what fits no rule is a paragraph. Grids
/// become Table blocks (or, where they only lay out a letterhead or signature, the blocks that
/// their lines are).
[[nodiscard]] Document parse(const Draft& draft, const Vocabulary& vocabulary);

}  // namespace viendan::structure
