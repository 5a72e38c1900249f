// The printed lines of a draft in reading order: the ground on which the outline is drawn.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "model/draft.h"
#include "structure/form.h"

namespace viendan::structure {

/// One line of words, or a whole grid of data. Lines do not overlap and are in text order.
struct Line {
  Span span;                  // without white space at its ends
  bool after_gap = false;     // an empty line, a page or a cell border stands before it
  bool hard_break = false;    // the next line belongs to the same block of text
  bool grid = false;          // a data grid: `span` covers all of it
  Layer layer = Layer::Body;  // what the source says that it is to its page
  int cell = -1;              // number of the layout cell that holds it, or -1
  std::string key;            // the first letters without case and marks: "phu luc 2"
  Form form = Form::None;     // what the line says of itself
};

/// Cuts a draft into lines. Grids that only lay out a letterhead, addressees, recipients, a
/// signature, a stamp or the heading of an annex become the lines of their cells; rows of data
/// after such rows stay a grid.
[[nodiscard]] std::vector<Line> lay_out(const Draft& draft);

/// What `Line::key` holds for a text.
[[nodiscard]] std::string line_key(std::string_view text);

}  // namespace viendan::structure
