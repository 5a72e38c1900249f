// A stretch of a text: half-open, in UTF-8 bytes from its beginning.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace viendan {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] bool contains(std::uint32_t offset) const {
    return begin <= offset && offset < end;
  }
  [[nodiscard]] bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] bool overlaps(Span other) const { return begin < other.end && other.begin < end; }

  /// What the span covers of `text`; cut to the text where it is longer.
  [[nodiscard]] std::string_view of(std::string_view text) const {
    const auto from = std::min<std::size_t>(begin, text.size());
    return text.substr(from, std::max<std::size_t>(end, from) - from);
  }

  friend auto operator<=>(const Span&, const Span&) = default;
};

/// The span of `part`, which must be a view into `whole`.
inline Span span_in(std::string_view whole, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(part.data() - whole.data());
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

}  // namespace viendan
