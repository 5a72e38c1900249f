#include "ingest/layout/ruling.h"

#include <algorithm>

#include "ingest/layout/geometry.h"

namespace viendan::ingest {
namespace {

constexpr double kSameLine = 1.6;    // points between lines that are one
constexpr double kDash = 4.5;        // the widest gap inside a line of dashes
constexpr double kShortest = 7;      // shorter ones are parts of letters and ornaments
constexpr double kSquare = 3.5;      // a dot of a dotted line belongs to either direction
constexpr std::size_t kMost = 6000;  // a page with more rulings is a picture

std::vector<Ruling> merged(std::vector<Ruling> pieces) {
  std::ranges::sort(pieces, {}, &Ruling::at);
  std::vector<Ruling> whole;
  for (std::size_t first = 0; first < pieces.size();) {
    std::size_t last = first;
    while (last < pieces.size() && pieces[last].at - pieces[first].at <= kSameLine) ++last;
    std::sort(pieces.begin() + static_cast<std::ptrdiff_t>(first),
              pieces.begin() + static_cast<std::ptrdiff_t>(last),
              [](const Ruling& a, const Ruling& b) { return a.from < b.from; });
    const std::size_t begin = whole.size();
    for (; first < last; ++first) {
      const Ruling& piece = pieces[first];
      if (whole.size() > begin && piece.from - whole.back().to <= kDash)
        whole.back().to = std::max(whole.back().to, piece.to);
      else
        whole.push_back(piece);
    }
  }
  std::erase_if(whole, [](const Ruling& r) { return r.length() < kShortest; });
  if (whole.size() > kMost) whole.clear();
  return whole;
}

}  // namespace

Rulings rulings_of(const std::vector<Rule>& rules) {
  Rulings rulings;
  for (const auto& [box] : rules) {
    if (!is_on_paper(box)) continue;
    const double width = width_of(box), height = height_of(box);
    const bool dot = width <= kSquare && height <= kSquare;
    if (width >= height || dot) rulings.level.push_back({middle_y(box), box.left, box.right});
    if (height > width || dot) rulings.upright.push_back({middle_x(box), box.top, box.bottom});
  }
  rulings.level = merged(std::move(rulings.level));
  rulings.upright = merged(std::move(rulings.upright));
  return rulings;
}

}  // namespace viendan::ingest
