// The relations of a document: lược đồ.
#pragma once

#include "web/pages/document/reading.h"

namespace viendan::web {

/// Loads what the view shows.
[[nodiscard]] Result<void> add_relations(Reading& reading);

/// All relations from and to the document by kind, with their sentences; before them as a picture,
/// which the lists are the text of.
void relations(Html& html, const Reading& reading);

}  // namespace viendan::web
