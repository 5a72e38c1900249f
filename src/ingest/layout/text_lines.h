// Words that stand on one baseline.
#pragma once

#include <string>
#include <vector>

#include "ingest/layout/layout.h"

namespace viendan::ingest {

using Words = std::vector<const Word*>;

struct TextLine {
  Words words;     // from left to right
  Box box;         // of all its words
  double top = 0;  // of its letters of common size, without what is raised or lowered
  double bottom = 0;

  [[nodiscard]] double height() const { return bottom - top; }
};

/// The lines of some words, from top to bottom. Boxes may jitter by less than half a line.
[[nodiscard]] std::vector<TextLine> lines_of(Words words);

/// The line cut where the space between words is wider than `gap` times its height.
[[nodiscard]] std::vector<TextLine> split_at_gaps(const TextLine& line, double gap);

[[nodiscard]] TextLine line_of(Words words);

/// The size of a word's letters in points; where the file does not tell, that of its box.
[[nodiscard]] double size_of(const Word& word);
[[nodiscard]] double size_of(const TextLine& line);
[[nodiscard]] bool is_bold(const TextLine& line);

[[nodiscard]] std::string text_of(const TextLine& line);
/// Adds the words as runs, a space before them where `runs` has letters already.
void add_runs(const TextLine& line, std::vector<Run>& runs);

}  // namespace viendan::ingest
