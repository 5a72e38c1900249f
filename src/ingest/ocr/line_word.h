// A word on a line as the engine gives it.
#pragma once

#include <string>

namespace viendan::ingest {

/// Its edges are pixels from the left end of the line's picture.
struct LineWord {
  int left = 0;
  int right = 0;
  std::string text;
  double confidence = 0;  // 0 to 1
  friend bool operator==(const LineWord&, const LineWord&) = default;
};

}  // namespace viendan::ingest
