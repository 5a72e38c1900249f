// The numbered parts of a document: of its outline, and those that stand in tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "vocabulary/vocabulary.h"

namespace viendan::render {

struct Unit {
  std::vector<std::string> path;  // from the top to the unit itself: "Điều 1", "II", "2", "a"
  std::string_view kind;          // as the contract names it: "dieu", "group"
  std::string label;
  std::string heading;
  std::uint32_t line = 0;
  std::uint32_t last_line = 0;  // of all that is below it
};

/// In the order of the text.
[[nodiscard]] std::vector<Unit> units(const Document& document, const Vocabulary& vocabulary);

}  // namespace viendan::render
