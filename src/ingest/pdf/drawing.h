// What a page draws besides its letters: ruling lines, and how much of it images cover.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/layout/layout.h"

namespace viendan::ingest {

/// Maps (x, y) to (a x + c y + e, b x + d y + f), as in PDF.
struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
};

/// What maps a point by `first` and then by `second`.
[[nodiscard]] Matrix operator*(const Matrix& first, const Matrix& second);

/// What the operator Do paints: an image fills the unit square, a form is a stream of its own.
struct Painted {
  bool image = false;
  Matrix matrix;                // of a form
  std::string_view content;     // of a form
  std::uint32_t resources = 0;  // where the names in `content` are looked up
};

/// Where the names of a page are looked up. Views that it gives stay valid while it lives.
class Resources {
 public:
  virtual ~Resources() = default;
  [[nodiscard]] virtual std::optional<Painted> find(std::uint32_t resources,
                                                    std::string_view name) = 0;
};

/// Work that one page may cause, in bytes of streams and bytes shown as letters; what forms paint
/// counts as often as they are painted. The library that reads the letters takes a time that grows
/// with the square of scattered ones; the densest pages of documents have a tenth of this.
inline constexpr std::uint64_t kMostContent = 64u << 20;
inline constexpr std::uint64_t kMostLetters = 100'000;

struct Drawing {
  std::vector<Rule> rules;  // in the space of the page; none where it is a picture in lines
  double image_area = 0;
  std::uint64_t letters = 0;  // bytes shown as text
  std::uint64_t strokes = 0;  // pieces of paths
  bool too_large = false;     // more work than a page may cause: it was left
};

/// Follows a page's content. `page` maps its space to points from the upper left corner.
[[nodiscard]] Drawing read_drawing(std::string_view content, const Matrix& page,
                                   Resources& resources);

}  // namespace viendan::ingest
