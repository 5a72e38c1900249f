// From when to when an act says that it is in force.
#pragma once

#include <vector>

#include "model/document.h"
#include "structure/line.h"

namespace viendan::structure {

/// Fills effective_from and effective_to where the act itself, as a whole, names the days or what
/// they are counted from. What it counts from a day that is not printed is flagged. Sentences of
/// provisions alone, quoted ones and those of attached texts do not count.
void read_effect(Document& document, const std::vector<Line>& lines);

}  // namespace viendan::structure
