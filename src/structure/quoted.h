// Provisions quoted in full by an amending act: their numbers are not the act's own.
#pragma once

#include <string_view>
#include <vector>

#include "structure/line.h"

namespace viendan::structure {

/// For each line whether it stands inside a quotation of several lines, or opens or closes one. A
/// quotation mark that is never closed quotes nothing.
[[nodiscard]] std::vector<bool> find_quoted(std::string_view text, const std::vector<Line>& lines);

}  // namespace viendan::structure
