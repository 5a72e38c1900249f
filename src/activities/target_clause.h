// What one clause says: "tỷ lệ hộ nghèo giảm từ 1 - 1,5% mỗi năm so với năm 2020".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "activities/target_value.h"

namespace viendan::activities {

/// An aim as its own words give it: no period yet, spans are in the text that was read.
struct ClauseTarget {
  Value value;
  Span statement;
  std::string subject;
  std::string comparator;
  std::string baseline;
};

/// What the place of a text tells about it.
struct ClauseContext {
  bool aims = false;    // stands under a heading that promises aims
  int issued = 0;       // year of the document; 0 if not known
  std::string subject;  // of a heading above, for values that name none; or ""
};

/// All aims of a paragraph or a line of a cell.
[[nodiscard]] std::vector<ClauseTarget> read_aims(std::string_view text,
                                                  const ClauseContext& context);

}  // namespace viendan::activities
