// The picture of who cites a document and what it cites.
#pragma once

#include "model/fact.h"
#include "web/page/html.h"
#include "web/page/view.h"

namespace viendan::web {

/// A figure of the documents that these edges join, each a link to its page; nothing where there
/// is none. `centre`: the one that stands out. The words of the nodes come from the catalogue.
[[nodiscard]] Result<void> edges_picture(Html& html, const View& view, std::string_view centre,
                                         const std::vector<EdgeFact>& edges,
                                         std::string_view title);

}  // namespace viendan::web
