// The text of a document, block by block.
#pragma once

#include "web/pages/document/reading.h"

namespace viendan::web {

/// The outline: links to the parts, chapters, articles and annexes; of a document in parts, units
/// below chapters only of the part that is shown.
void outline(Html& html, const Reading& reading);

/// Links to the parts before and after, and to each part; nothing where the document is whole.
void part_links(Html& html, const Reading& reading, bool below);

/// The shown part: every character of it.
void text_of(Html& html, const Reading& reading);

}  // namespace viendan::web
