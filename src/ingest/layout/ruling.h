// The ruling lines of a page, put together from the pieces that files draw.
#pragma once

#include <vector>

#include "ingest/layout/layout.h"

namespace viendan::ingest {

/// A level or upright line: at `at` from `from` to `to`.
struct Ruling {
  double at = 0;
  double from = 0;
  double to = 0;

  [[nodiscard]] double length() const { return to - from; }
};

struct Rulings {
  std::vector<Ruling> level;    // sorted by `at`
  std::vector<Ruling> upright;  // sorted by `at`
};

/// Joins dashes, doubled lines and lines drawn in pieces; leaves out what is too short to rule.
[[nodiscard]] Rulings rulings_of(const std::vector<Rule>& rules);

}  // namespace viendan::ingest
