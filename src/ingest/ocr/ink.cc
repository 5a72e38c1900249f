#include "ingest/ocr/ink.h"

#ifdef VIENDAN_OCR

#include <allheaders.h>

#include <algorithm>

#include "ingest/ocr/line_pieces.h"

namespace viendan::ingest {
namespace {

constexpr int kMargin = 10;  // white around a line; with less the engine loses marks at the edges

}  // namespace

struct Ink::Pieces {
  const Sheet& sheet;
  std::vector<PixelBox> boxes;  // by their top
  std::vector<PixPtr> shapes;

  /// The grey picture of some pieces alone.
  [[nodiscard]] PixPtr cut_out(const Stretch& stretch) const {
    const int left = stretch.ink.left - kMargin;
    const int top = stretch.ink.top - kMargin;
    const int width = width_of(stretch.ink) + 2 * kMargin;
    const int height = height_of(stretch.ink) + 2 * kMargin;
    const PixPtr mask(pixCreate(width, height, 1));
    PixPtr grey(pixCreate(width, height, 8));
    if (!mask || !grey) return nullptr;
    for (const std::size_t piece : stretch.pieces) {
      const PixelBox& at = boxes[piece];
      pixRasterop(mask.get(), at.left - left, at.top - top, width_of(at), height_of(at),
                  PIX_SRC | PIX_DST, shapes[piece].get(), 0, 0);
    }
    // The grey rims of letters lie outside their black shapes.
    const PixPtr wide(pixDilateBrick(nullptr, mask.get(), 3, 3));
    const PixPtr around(pixInvert(nullptr, wide.get()));
    pixSetAll(grey.get());
    pixRasterop(grey.get(), 0, 0, width, height, PIX_SRC, sheet.grey.get(), left, top);
    pixSetMasked(grey.get(), around.get(), 255);
    return grey;
  }
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
  std::vector<PixelBox> boxes;
  std::vector<std::size_t> indexes;
  for (std::size_t i = 0; i < pieces_->boxes.size(); ++i) {
    const PixelBox part = common(pieces_->boxes[i], region);
    if (is_empty(part)) continue;
    boxes.push_back(part);
    indexes.push_back(i);
  }
  std::vector<LinePicture> pictures;
  for (Stretch& stretch : stretches_of(lines, boxes)) {
    for (std::size_t& piece : stretch.pieces) piece = indexes[piece];
    PixPtr grey = pieces_->cut_out(stretch);
    if (!grey) continue;
    pictures.push_back({std::move(grey), stretch.ink.left - kMargin, stretch.letters});
  }
  return pictures;
}

}  // namespace viendan::ingest

#endif
