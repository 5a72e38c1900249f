// The lines of a file, with what identifies a place in it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/read.h"

namespace viendan::ingest {

struct Line {
  std::string_view text;     // without its end; a view into the file's bytes
  std::uint32_t number = 0;  // from 1, counting LF
  std::uint32_t column = 0;  // of the first code point of `text`
  bool blank = false;        // nothing but white space, and no TAB
  bool after_page = false;   // a form feed stands before it
};

/// White space of every kind that texts are laid out with, so also no-break spaces.
[[nodiscard]] std::string_view trim_space(std::string_view text);
[[nodiscard]] bool is_blank(std::string_view text);

/// A form feed ends a line as a page does; the number stays that of the source line.
[[nodiscard]] Result<std::vector<Line>> split_lines(std::string_view source, std::string_view bytes,
                                                    const Limits& limits);

}  // namespace viendan::ingest
