// Annexes and attached texts: where they begin and what they are called.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "model/block.h"
#include "structure/line.h"
#include "structure/stamp.h"

namespace viendan::structure {

struct Attachment {
  BlockKind kind = BlockKind::Annex;
  std::string label;    // "1", "II"; or ""
  Span heading;         // the title, which may have several lines
  std::size_t end = 0;  // the first line that is not part of its heading
  std::string_view rule;
};

/// The annex or plan that begins with line `at`. `closed`: the text before it was signed.
[[nodiscard]] std::optional<Attachment> read_attachment(std::string_view text,
                                                        const std::vector<Line>& lines,
                                                        const std::vector<Marked>& marks,
                                                        std::size_t at, bool closed);

}  // namespace viendan::structure
