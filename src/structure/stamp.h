// What was put on the paper after the text was written, or around it: stamps of offices that
// received it, signatures of publishing systems, page numbers, running heads.
#pragma once

#include <string_view>
#include <vector>

#include "structure/line.h"

namespace viendan::structure {

/// What a line is besides the text of the document.
enum class Mark { None, Stamp, PageMark, Footnote };

struct Marked {
  Mark mark = Mark::None;
  std::string_view rule;  // names a constant
};

/// One entry a line.
[[nodiscard]] std::vector<Marked> find_marks(std::string_view text, const std::vector<Line>& lines);

/// Whether the line is one that only a stamp has.
[[nodiscard]] bool begins_stamp(std::string_view line, std::string_view key);

/// The text before a page mark that was printed into the end of a line: "Lưu: VT. Trang 1/30".
[[nodiscard]] std::string_view without_page_mark(std::string_view line);

}  // namespace viendan::structure
