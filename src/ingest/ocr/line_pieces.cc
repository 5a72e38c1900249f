#include "ingest/ocr/line_pieces.h"

#include <cmath>

namespace viendan::ingest {
namespace {

/// The stretch between the tops of small letters and the line that all letters stand on.
struct Band {
  int top = 0;
  int bottom = 0;
  int high = 0;  // the tops of high letters
  [[nodiscard]] int height() const { return bottom - top; }
};

/// Marks over capitals reach so far above the band, and dots and tails so far below, in heights of
/// the band.
constexpr double kReachUp = 1.5;
constexpr double kReachDown = 0.9;
/// Between two lines, what hangs below the upper one ends here and marks of the lower one begin.
constexpr double kParting = 0.3;
/// Letters are so high, in heights of the found line; the rest are marks, stops and pictures.
constexpr double kLeastLetter = 0.3;
constexpr double kMostLetter = 1.3;
/// No line of a document is so much higher than the others; arrows and seals are.
constexpr double kMostLine = 2.5;
/// Wider gaps, in heights of high letters, part columns.
constexpr double kWideGap = 1.8;
/// Rise of a stamp that was set by hand, where the lines of print are level.
constexpr double kAskew = 0.02;
constexpr std::size_t kEnoughLetters = 9;

int middle_of(const PixelBox& box) {
  return (box.top + box.bottom) / 2;
}

bool is_letter_of(const PixelBox& piece, const PixelBox& line) {
  const int middle = middle_of(piece);
  const int height = height_of(piece);
  return middle >= line.top && middle < line.bottom && piece.right > line.left &&
         piece.left < line.right && height >= kLeastLetter * height_of(line) &&
         height <= kMostLetter * height_of(line);
}

int at_share(std::vector<int> values, double share) {
  const auto index = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + index, values.end());
  return values[static_cast<std::size_t>(index)];
}

Band band_of(const PixelBox& line, const std::vector<PixelBox>& pieces) {
  const Band whole{line.top, line.bottom, line.top};
  std::vector<int> tops;
  std::vector<int> bottoms;
  for (const PixelBox& piece : pieces) {
    if (!is_letter_of(piece, line)) continue;
    tops.push_back(piece.top);
    bottoms.push_back(piece.bottom);
  }
  if (tops.empty()) return whole;
  // Most letters stand on the line, and more than a third are small ones.
  const Band band{at_share(tops, 0.65), at_share(bottoms, 0.5), at_share(tops, 0.15)};
  return band.height() < height_of(line) / 4 ? whole : band;
}

/// What a line may take: its band with the reach above and below, parted from its neighbours'.
struct Zone {
  PixelBox box;
  Band band;
};

bool side_by_side(const PixelBox& a, const PixelBox& b) {
  return a.right <= b.left || b.right <= a.left;
}

void part(Zone& upper, Zone& lower) {
  if (lower.band.top < upper.band.bottom || side_by_side(upper.box, lower.box)) return;
  const int gap = lower.band.top - upper.band.bottom;
  const int parting = upper.band.bottom + static_cast<int>(kParting * gap);
  upper.box.bottom = std::min(upper.box.bottom, parting);
  lower.box.top = std::max(lower.box.top, parting);
}

std::vector<Zone> zones_of(const std::vector<PixelBox>& lines,
                           const std::vector<PixelBox>& pieces) {
  std::vector<Zone> zones;
  for (const PixelBox& line : lines) {
    const Band band = band_of(line, pieces);
    const int reach = band.height();
    zones.push_back({{line.left - reach, band.top - static_cast<int>(kReachUp * reach),
                      line.right + reach, band.bottom + static_cast<int>(kReachDown * reach)},
                     band});
  }
  std::ranges::sort(zones, {}, [](const Zone& zone) { return zone.band.bottom; });
  for (std::size_t i = 0; i < zones.size(); ++i) {
    // A line ends where the next one of its column begins: those further down cannot matter.
    const int end = zones[i].box.bottom + 2 * zones[i].band.height();
    for (std::size_t j = i + 1; j < zones.size() && zones[j].box.top < end; ++j) {
      part(zones[i], zones[j]);
    }
  }
  return zones;
}

/// Whether a piece is the line's: by its middle, and by its overlap where it joins lines.
bool belongs(const PixelBox& piece, const Zone& zone) {
  const int across = (piece.left + piece.right) / 2;
  if (across < zone.box.left || across >= zone.box.right) return false;
  const int middle = middle_of(piece);
  if (middle >= zone.box.top && middle < zone.box.bottom) return true;
  const int shared = std::min(piece.bottom, zone.band.bottom) - std::max(piece.top, zone.band.top);
  return 2 * shared > zone.band.height();
}

std::vector<PixelBox> without_pictures(const std::vector<PixelBox>& lines) {
  if (lines.size() < 3) return lines;
  std::vector<int> heights;
  for (const PixelBox& line : lines) heights.push_back(height_of(line));
  const double most = kMostLine * at_share(heights, 0.5);
  std::vector<PixelBox> kept;
  std::ranges::copy_if(lines, std::back_inserter(kept),
                       [most](const PixelBox& line) { return height_of(line) <= most; });
  return kept;
}

/// From the tops of high letters to the line that all stand on. What stands beside a stamp has
/// letters of its own; a few letters are too few to tell.
PixelBox letters_of(const Stretch& stretch, const std::vector<PixelBox>& pieces, const Zone& zone) {
  std::vector<PixelBox> own;
  for (const std::size_t i : stretch.pieces) own.push_back(pieces[i]);
  const bool enough = own.size() >= kEnoughLetters;
  const Band band = enough ? band_of(stretch.ink, own) : zone.band;
  return {stretch.ink.left, band.high, stretch.ink.right, band.bottom};
}

/// Cuts the pieces of a line, from left to right, at its wide gaps.
std::vector<Stretch> cut(std::vector<std::size_t> members, const std::vector<PixelBox>& pieces,
                         const Zone& zone) {
  std::ranges::sort(members, {}, [&](std::size_t i) { return pieces[i].left; });
  const int high = std::max(1, zone.band.bottom - zone.band.high);
  std::vector<Stretch> stretches;
  for (const std::size_t i : members) {
    const PixelBox ink = common(pieces[i], zone.box);
    if (stretches.empty() || ink.left > stretches.back().ink.right + kWideGap * high) {
      stretches.emplace_back();
    }
    Stretch& open = stretches.back();
    open.pieces.push_back(i);
    open.ink = united(open.ink, ink);
  }
  for (Stretch& stretch : stretches) stretch.letters = letters_of(stretch, pieces, zone);
  return stretches;
}

/// The rise of the line that letters stand on, from the left third of a stretch to the right one.
bool is_askew(const Stretch& stretch, const std::vector<PixelBox>& pieces) {
  std::vector<int> left;
  std::vector<int> right;
  const int third = width_of(stretch.ink) / 3;
  for (const std::size_t i : stretch.pieces) {
    if (2 * height_of(pieces[i]) < height_of(stretch.letters)) continue;
    if (pieces[i].right < stretch.ink.left + third) left.push_back(pieces[i].bottom);
    if (pieces[i].left > stretch.ink.right - third) right.push_back(pieces[i].bottom);
  }
  if (left.size() + right.size() < kEnoughLetters || left.empty() || right.empty()) return false;
  const double rise = at_share(right, 0.5) - at_share(left, 0.5);
  return std::abs(rise) > kAskew * 2 * third;
}

}  // namespace

std::vector<Stretch> stretches_of(const std::vector<PixelBox>& lines,
                                  const std::vector<PixelBox>& pieces) {
  std::vector<Stretch> stretches;
  for (const Zone& zone : zones_of(without_pictures(lines), pieces)) {
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (belongs(pieces[i], zone)) members.push_back(i);
    }
    for (Stretch& stretch : cut(std::move(members), pieces, zone)) {
      if (!is_empty(stretch.ink) && !is_askew(stretch, pieces)) {
        stretches.push_back(std::move(stretch));
      }
    }
  }
  return stretches;
}

}  // namespace viendan::ingest
