// Lines from a descriptor, as long as they may be.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace viendan::mcp {

class LineReader {
 public:
  LineReader(int descriptor, std::size_t longest) : descriptor_(descriptor), longest_(longest) {}

  struct Line {
    std::string text;       // without its end
    bool too_long = false;  // then the text is "": it was read, and not kept
  };
  /// nullopt at the end of what comes. A last line without an end counts.
  [[nodiscard]] std::optional<Line> next();

 private:
  [[nodiscard]] bool read_more();

  const int descriptor_;
  const std::size_t longest_;
  std::string buffer_ = {};
  std::size_t at_ = 0;  // what is before it has been given
};

}  // namespace viendan::mcp
