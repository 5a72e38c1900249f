// Letterheads and signatures that were set side by side with tabs or runs of spaces, as typists of
// the years before tables did.
#pragma once

#include "ingest/rich.h"

namespace viendan::ingest {

/// Puts the left sides of such lines before their right sides, each side a run of paragraphs.
void unfold_tab_columns(RichText& rich);

}  // namespace viendan::ingest
