#include "ingest/ocr/ink.h"

#ifdef VIENDAN_OCR

#include <allheaders.h>

#include <algorithm>

namespace viendan::ingest {
namespace {

constexpr int kMargin = 10;  // white around a line; with less the engine loses marks at the edges

int height_of(const PixelBox& box) {
  return box.bottom - box.top;
}

int width_of(const PixelBox& box) {
  return box.right - box.left;
}

bool is_empty(const PixelBox& box) {
  return box.right <= box.left || box.bottom <= box.top;
}

PixelBox united(const PixelBox& a, const PixelBox& b) {
  if (is_empty(a)) return b;
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

PixelBox common(const PixelBox& a, const PixelBox& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

/// The stretch between the tops of small letters and the line that all letters stand on.
struct Band {
  int top = 0;
  int bottom = 0;
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

bool is_letter_of(const PixelBox& piece, const PixelBox& line) {
  const int middle = (piece.top + piece.bottom) / 2;
  const int height = height_of(piece);
  return middle >= line.top && middle < line.bottom && piece.right > line.left &&
         piece.left < line.right && height >= kLeastLetter * height_of(line) &&
         height <= kMostLetter * height_of(line);
}

int at_share(std::vector<int>& values, double share) {
  const auto index = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + index, values.end());
  return values[static_cast<std::size_t>(index)];
}

Band band_of(const PixelBox& line, const std::vector<PixelBox>& pieces) {
  std::vector<int> tops;
  std::vector<int> bottoms;
  for (const PixelBox& piece : pieces) {
    if (!is_letter_of(piece, line)) continue;
    tops.push_back(piece.top);
    bottoms.push_back(piece.bottom);
  }
  if (tops.empty()) return {line.top, line.bottom};
  // Most letters stand on the line, and more than a third are small ones.
  const Band band{at_share(tops, 0.65), at_share(bottoms, 0.5)};
  return band.height() < height_of(line) / 4 ? Band{line.top, line.bottom} : band;
}

/// What a line may take: its band with the reach above and below, parted from its neighbours'.
struct Zone {
  PixelBox box;
  Band band;
};

bool side_by_side(const PixelBox& a, const PixelBox& b) {
  return a.right <= b.left || b.right <= a.left;
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
  for (Zone& upper : zones) {
    for (Zone& lower : zones) {
      if (lower.band.top < upper.band.bottom || side_by_side(upper.box, lower.box)) continue;
      const int gap = lower.band.top - upper.band.bottom;
      const int parting = upper.band.bottom + static_cast<int>(kParting * gap);
      upper.box.bottom = std::min(upper.box.bottom, parting);
      lower.box.top = std::max(lower.box.top, parting);
    }
  }
  return zones;
}

/// Whether a piece is the line's: by its middle, and by its overlap where it joins lines.
bool belongs(const PixelBox& piece, const Zone& zone) {
  const int middle = (piece.top + piece.bottom) / 2;
  const int across = (piece.left + piece.right) / 2;
  if (across < zone.box.left || across >= zone.box.right) return false;
  if (middle >= zone.box.top && middle < zone.box.bottom) return true;
  const int shared = std::min(piece.bottom, zone.band.bottom) - std::max(piece.top, zone.band.top);
  return 2 * shared > zone.band.height();
}

}  // namespace

struct Ink::Pieces {
  const Sheet& sheet;
  std::vector<PixelBox> boxes;  // by their top
  std::vector<PixPtr> shapes;
};

Ink::Ink(const Sheet& sheet) : pieces_(new Pieces{sheet, {}, {}}) {
  Pixa* found = nullptr;
  Boxa* boxes = pixConnComp(sheet.black.get(), &found, 8);
  for (int i = 0; boxes != nullptr && i < boxaGetCount(boxes); ++i) {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    boxaGetBoxGeometry(boxes, i, &x, &y, &width, &height);
    pieces_->boxes.push_back({x, y, x + width, y + height});
    pieces_->shapes.emplace_back(pixaGetPix(found, i, L_CLONE));
  }
  boxaDestroy(&boxes);
  pixaDestroy(&found);
}

Ink::~Ink() = default;

PixelBox Ink::extent(const PixelBox& region) const {
  PixelBox extent;
  const int speck = std::max(2, static_cast<int>(pieces_->sheet.dpi / 50));
  for (const PixelBox& box : pieces_->boxes) {
    const PixelBox part = common(box, region);
    if (is_empty(part) || std::max(width_of(part), height_of(part)) < speck) continue;
    extent = united(extent, part);
  }
  return extent;
}

std::vector<LinePicture> Ink::cut_lines(const PixelBox& region,
                                        const std::vector<PixelBox>& lines) const {
  std::vector<PixelBox> pieces;
  std::vector<std::size_t> indexes;
  for (std::size_t i = 0; i < pieces_->boxes.size(); ++i) {
    const PixelBox piece = common(pieces_->boxes[i], region);
    if (is_empty(piece)) continue;
    pieces.push_back(piece);
    indexes.push_back(i);
  }
  const std::vector<Zone> zones = zones_of(lines, pieces);
  std::vector<std::vector<std::size_t>> members(lines.size());
  std::vector<PixelBox> extents(lines.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    for (std::size_t z = 0; z < zones.size(); ++z) {
      if (!belongs(pieces[i], zones[z])) continue;
      members[z].push_back(indexes[i]);
      extents[z] = united(extents[z], common(pieces[i], zones[z].box));
    }
  }
  std::vector<LinePicture> pictures;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const PixelBox& box = extents[i];
    if (is_empty(box)) continue;
    const int width = width_of(box) + 2 * kMargin;
    const int height = height_of(box) + 2 * kMargin;
    const PixPtr mask(pixCreate(width, height, 1));
    for (const std::size_t member : members[i]) {
      const PixelBox& at = pieces_->boxes[member];
      pixRasterop(mask.get(), at.left - box.left + kMargin, at.top - box.top + kMargin,
                  width_of(at), height_of(at), PIX_SRC | PIX_DST, pieces_->shapes[member].get(), 0,
                  0);
    }
    const PixPtr wide(pixDilateBrick(nullptr, mask.get(), 3, 3));
    const PixPtr around(pixInvert(nullptr, wide.get()));
    PixPtr grey(pixCreate(width, height, 8));
    pixSetAll(grey.get());
    pixRasterop(grey.get(), 0, 0, width, height, PIX_SRC, pieces_->sheet.grey.get(),
                box.left - kMargin, box.top - kMargin);
    pixSetMasked(grey.get(), around.get(), 255);
    pictures.push_back({std::move(grey), box, lines[i], kMargin});
  }
  return pictures;
}

}  // namespace viendan::ingest

#endif
