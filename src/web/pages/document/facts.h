// What stands above every view of a document.
#pragma once

#include "web/pages/document/reading.h"

namespace viendan::web {

/// The title as <h1>, what is known of the document, its validity by the collection, and the views.
void document_head(Html& html, const Reading& reading);

/// "13443/QĐ-BCT", or the title where it prints no symbol, or the identity.
[[nodiscard]] std::string_view short_name(const Document& document);

}  // namespace viendan::web
