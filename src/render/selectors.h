// Citations as W3C Web Annotations (JSON-LD): each links words of a document to the work that they
// cite. Words are chosen twice: by their position in the text of the document (Document::text, what
// pages give to download as plain text; Unicode code points, half-open) and by what they are and
// what stands around them.
#pragma once

#include <string>

#include "model/document.h"

namespace viendan::render {

/// JSON Lines: an annotation a citation, by place. One whose target is not sure has no body, or the
/// candidates as a choice.
[[nodiscard]] std::string citation_annotations(const Document& document);

}  // namespace viendan::render
