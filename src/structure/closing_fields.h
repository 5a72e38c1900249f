// Signer, position, recipients and addressees: the fields that frame a document.
#pragma once

#include "model/document.h"

namespace viendan::structure {

/// Fills these fields of the metadata from the blocks. A misread title of a deputy is repaired.
void read_closing(Document& document);

}  // namespace viendan::structure
