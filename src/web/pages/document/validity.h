// From when to when a document is in force, and what proves it.
#pragma once

#include "web/page/html.h"
#include "web/pages/document/reading.h"

namespace viendan::web {

/// The times as a list that opens, with links to the provisions that say so; nothing where nothing
/// is said.
void validity_times(Html& html, const Reading& reading);

}  // namespace viendan::web
