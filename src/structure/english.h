// The head of an English translation, as the gazette and the portals print it: "Decision No.
// 1755/QD-TTg of September 22, 2010, approving ...", or a letterhead of its own.
#pragma once

#include "model/document.h"
#include "vocabulary/vocabulary.h"

namespace viendan::structure {

/// Fills the metadata of a translation. Type, issuer and title stay English; the identity is that
/// of the act which it translates.
void read_english_metadata(Document& document, const Vocabulary& vocabulary);

}  // namespace viendan::structure
