// What belongs to the page and not to the text: running heads and feet, page numbers, the lines
// that a signing system prints over a page, notes below a short rule.
#pragma once

#include <vector>

#include "ingest/layout/ruling.h"
#include "ingest/layout/text_lines.h"

namespace viendan::ingest {

/// The lines of one page outside its tables.
struct PageLines {
  double width = 0;
  double height = 0;
  Box tables;                   // around all of them; empty where there is none
  std::vector<TextLine> lines;  // from top to bottom; those that are found below are taken out
  std::vector<TextLine> marks;  // running heads and feet, page numbers
  std::vector<TextLine> stamps;
  std::vector<TextLine> notes;  // footnotes
};

/// Takes the words of signature notes out.
[[nodiscard]] std::vector<TextLine> take_stamps(Words& words);

/// Takes out what repeats on pages, or says of itself that it is a head.
void take_running_lines(std::vector<PageLines>& pages);

/// Takes out the lines below a short rule at the left margin.
void take_notes(PageLines& page, const std::vector<Ruling>& level);

}  // namespace viendan::ingest
