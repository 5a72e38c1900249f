// The words of a document with its citations as links.
#pragma once

#include "web/pages/document/reading.h"

namespace viendan::web {

/// The words of a span, its ends trimmed: lines broken as in the source, each citation a link to
/// what it cites. What is ambiguous or unresolved is marked and leads to the list that says why.
void write_words(Html& html, const Reading& reading, Span span);

/// The words of a cell, whose text is a reading of the spans where it is printed.
void write_cell_words(Html& html, const Reading& reading, const Cell& cell);

/// Lines with a break between them.
void write_lines(Html& html, std::string_view text);

/// The small link of a provision to itself.
void self_link(Html& html, const Reading& reading, std::string_view anchor, std::string_view name);

/// Targets of links for what has an anchor without being a unit: activities of the text.
void further_anchors(Html& html, const Reading& reading, int block);

/// The id of a mention, and of the entry that describes what is cited.
[[nodiscard]] std::string mention_id(std::size_t citation);
[[nodiscard]] std::string entry_id(std::size_t entry);

}  // namespace viendan::web
