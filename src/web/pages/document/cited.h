// What the document cites, and who cites it.
#pragma once

#include <unordered_map>

#include "web/pages/document/reading.h"

namespace viendan::web {

/// The documents that the shown part cites, one entry each: what citations are described by, so
/// that a preview needs no script. Entries of what is uncertain say why.
void cited_list(Html& html, const Reading& reading);

/// Whether the list has an entry.
[[nodiscard]] bool cites_here(const Reading& reading);

/// Citations of provisions of this document by others, by anchor.
using CitedBy = std::unordered_map<std::string_view, std::vector<const CitationFact*>>;
[[nodiscard]] CitedBy cited_by(const Reading& reading);

/// How many documents cite a provision, opening to the list of them; nothing where none does.
void citing_list(Html& html, const Reading& reading, const CitedBy& cited, std::string_view anchor);

/// One place of citing: its document and provision as a link, and the sentence.
void citing_place(Html& html, const Reading& reading, const CitationFact& fact);

}  // namespace viendan::web
