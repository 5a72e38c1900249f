// Values that a person set right, put in the place of those that were read.
#pragma once

#include "corrections/corrections.h"
#include "model/document.h"

namespace viendan::corrections {

/// Corrects the metadata; whether anything was changed from which its identity or issuer follows.
[[nodiscard]] bool correct_metadata(Document& document, const Entries& entries);

/// Corrects the activities. Each correction is told in the document: as applied, with a repair, or
/// as stale, with an issue. One that says what is read anyway is applied and repairs nothing.
void correct_activities(Document& document, const Entries& entries, const Vocabulary& vocabulary);

}  // namespace viendan::corrections
