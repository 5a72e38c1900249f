// Rectangles of pixels.
#pragma once

#include <algorithm>

namespace viendan::ingest {

/// Half-open.
struct PixelBox {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
  friend bool operator==(const PixelBox&, const PixelBox&) = default;
};

[[nodiscard]] inline int width_of(const PixelBox& box) {
  return box.right - box.left;
}
[[nodiscard]] inline int height_of(const PixelBox& box) {
  return box.bottom - box.top;
}
[[nodiscard]] inline bool is_empty(const PixelBox& box) {
  return box.right <= box.left || box.bottom <= box.top;
}
[[nodiscard]] inline PixelBox united(const PixelBox& a, const PixelBox& b) {
  if (is_empty(a)) return b;
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}
[[nodiscard]] inline PixelBox common(const PixelBox& a, const PixelBox& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

}  // namespace viendan::ingest
