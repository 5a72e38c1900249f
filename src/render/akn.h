// A document in Akoma Ntoso 3.0 (OASIS LegalDocML), valid against its schema.
//
// preface, preamble, body, conclusions and attachments hold all text of the document once and in
// its order: apart from white space they are Document::text (letters that XML cannot hold are
// written as in records: base/escape.h). Citations of which the target is sure are <ref>, others
// <span>, never a guessed link. What Akoma Ntoso has no words for stands in <proprietary> in the
// namespace urn:viendan:akn:1. Where the date of a document is not known, attributes that need one
// have 0001-01-01. The time of writing is nowhere, so that equal documents give equal bytes.
#pragma once

#include <string>

#include "model/document.h"

namespace viendan::render {

[[nodiscard]] std::string to_akn(const Document& document);

}  // namespace viendan::render
