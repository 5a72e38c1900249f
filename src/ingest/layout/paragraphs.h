// Lines become paragraphs.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/layout/furniture.h"
#include "ingest/layout/text_lines.h"

namespace viendan::ingest {

/// Where the lines of a text begin and end.
struct Margins {
  double left = 0;
  double right = 0;
  bool beside = false;    // a column that another one stands beside
  bool indented = false;  // the first lines of its paragraphs are set in
  double from = 0;        // how far centred lines of a column may grow
  double to = 0;
};

/// The margins of the text of each page: where its long lines begin and end, or those of other
/// pages of its width where it has too few.
[[nodiscard]] std::vector<Margins> margins_of(const std::vector<PageLines>& pages);

/// What stands between two lines that follow each other, where the margins are those of a column.
enum class Break {
  None,  // the paragraph goes on
  Line,  // the next line is one of its own in the same block, as in a heading
  Paragraph,
};
[[nodiscard]] Break break_between(const TextLine& line, const TextLine& next,
                                  const Margins& margins, bool new_page);

/// The paragraphs of a cell: its lines wrap where they meet its sides.
[[nodiscard]] std::vector<RichParagraph> cell_paragraphs(Words words, double left, double right,
                                                         std::uint32_t page);

}  // namespace viendan::ingest
