// Boxes of the page, compared.
#pragma once

#include <algorithm>
#include <cmath>

#include "ingest/layout/layout.h"

namespace viendan::ingest {

[[nodiscard]] inline double width_of(const Box& box) {
  return box.right - box.left;
}
[[nodiscard]] inline double height_of(const Box& box) {
  return box.bottom - box.top;
}
[[nodiscard]] inline double middle_x(const Box& box) {
  return (box.left + box.right) / 2;
}
[[nodiscard]] inline double middle_y(const Box& box) {
  return (box.top + box.bottom) / 2;
}

/// How much two stretches share; negative where they are apart.
[[nodiscard]] inline double shared(double from, double to, double other_from, double other_to) {
  return std::min(to, other_to) - std::max(from, other_from);
}

[[nodiscard]] inline Box joined(const Box& a, const Box& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

/// Whether a box can stand on a page: files may have anything, NaN too.
[[nodiscard]] inline bool is_on_paper(const Box& box) {
  constexpr double kFarthest = 1e5;
  const auto near = [](double v) { return std::abs(v) < kFarthest; };
  return near(box.left) && near(box.top) && near(box.right) && near(box.bottom) &&
         box.left <= box.right && box.top <= box.bottom;
}

}  // namespace viendan::ingest
