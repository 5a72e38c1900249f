// What a DOCX contains, past the wrappers that carry no text of their own.
#pragma once

#include <vector>

#include "ingest/office/xml.h"

namespace viendan::ingest {

/// The blocks (p, tbl), rows, cells, runs and section marks of a part, in order: content controls,
/// hyperlinks, insertions and the like are opened, deletions left out, and of alternatives the
/// first is taken. Works without recursion, whatever the depth.
[[nodiscard]] std::vector<Element> contents(Element parent);

/// The contents of text boxes in a drawing, without those of boxes inside them.
[[nodiscard]] std::vector<Element> text_boxes(Element drawing);

/// The first choice of an AlternateContent, or its fallback.
[[nodiscard]] Element alternative(Element element);

}  // namespace viendan::ingest
