// From lines to blocks.
#pragma once

#include <string_view>
#include <vector>

#include "model/block.h"
#include "model/remark.h"
#include "structure/head.h"
#include "structure/line.h"
#include "structure/stamp.h"
#include "vocabulary/vocabulary.h"

namespace viendan::structure {

struct Outline {
  std::vector<Block> blocks;  // blocks[0] is the root; anchors are not yet set
  std::vector<Issue> issues;
};

[[nodiscard]] Outline draw_outline(std::string_view text, const std::vector<Line>& lines,
                                   const std::vector<Marked>& marks, const Head& head,
                                   const Vocabulary& vocabulary);

}  // namespace viendan::structure
