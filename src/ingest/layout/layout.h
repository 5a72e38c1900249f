// From words on pages to paragraphs and tables: the same for text layers and for OCR.
#pragma once

#include <string>
#include <vector>

#include "ingest/rich.h"

namespace viendan::ingest {

/// In points (1/72 inch) from the upper left corner of the page as it is read upright.
struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  friend bool operator==(const Box&, const Box&) = default;
};

struct Word {
  Box box;
  std::string text;
  std::string font;
  double size = 0;  // of the font
  bool bold = false;
  bool space_after = true;  // false where the next word goes on without a space
  double confidence = 1;    // of OCR
};

/// A line that is drawn on the page; its box is thin in one direction.
struct Rule {
  Box box;
};

struct Page {
  double width = 0;
  double height = 0;
  std::vector<Word> words;  // upright; in any order
  std::vector<Rule> rules;
};

/// Lines of words, columns side by side, paragraphs, running heads and feet, page numbers, and
/// tables from ruling lines; a table that goes on over pages is one table.
[[nodiscard]] std::vector<RichPiece> compose(const std::vector<Page>& pages);

}  // namespace viendan::ingest
