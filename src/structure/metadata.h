// Who issued what, when, under which number.
#pragma once

#include "model/document.h"
#include "vocabulary/vocabulary.h"

namespace viendan::structure {

/// Fills the metadata from the blocks, and adds repairs and issues about them. What is not printed
/// stays empty.
void read_metadata(Document& document, const Vocabulary& vocabulary);

/// What follows from type, symbol, issuer and date where these are not as they were read: the
/// identity, and the body that the issuer is.
void follow_metadata(Metadata& metadata, const Vocabulary& vocabulary);

}  // namespace viendan::structure
