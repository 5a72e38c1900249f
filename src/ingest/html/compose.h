// From the elements of a page to paragraphs and tables.
#pragma once

#include <vector>

#include "ingest/html/find_document.h"
#include "ingest/rich.h"

namespace viendan::ingest::html {

/// What a browser would print of the parts, in their order.
[[nodiscard]] std::vector<RichPiece> compose(const Page& page, const Found& found);

}  // namespace viendan::ingest::html
