// Contradictions that are there after a build and were not before.
#pragma once

#include <set>
#include <vector>

#include "model/impact.h"
#include "store/catalogue.h"

namespace viendan::pipeline {

struct Contradicted {
  std::vector<NewContradiction> found;
  int settled = 0;  // that are none any more
};

/// What is said of one matter is told by its words: a line that has moved is nothing new.
[[nodiscard]] Contradicted compare_disagreements(const std::vector<Disagreement>& before,
                                                 const std::vector<Disagreement>& after);

}  // namespace viendan::pipeline
