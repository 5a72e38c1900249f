// Tables that only set the letterhead or the signatures side by side.
#pragma once

#include "ingest/rich.h"

namespace viendan::ingest {

/// Replaces each table that holds nothing but a letterhead, addressees, or recipients and
/// signatures by the paragraphs of its cells, column after column, as they are read. A table of
/// anything else stays.
void unfold_frame_tables(RichText& rich);

}  // namespace viendan::ingest
