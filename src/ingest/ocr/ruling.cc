#include "ingest/ocr/ruling.h"

#ifdef VIENDAN_OCR

#include <allheaders.h>

#include <algorithm>

namespace viendan::ingest {
namespace {

// In inches. A run of ink that is longer than any stroke of a letter belongs to a line.
constexpr double kLongRun = 0.25;
constexpr double kShortestLine = 0.3;
constexpr double kThickestLine = 0.05;
constexpr double kGap = 0.07;        // that a line may have where the scan is faint
constexpr double kLeastField = 0.1;  // narrower fields hold no letter
constexpr double kMargin = 0.007;    // of ink around a line that thresholding left out

enum class Direction { Across, Down };

struct Measure {
  double dpi;
  [[nodiscard]] int pixels(double inches) const {
    return std::max(1, static_cast<int>(inches * dpi));
  }
};

struct FreeBoxes {
  void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};
struct FreePixes {
  void operator()(Pixa* pixes) const { pixaDestroy(&pixes); }
};
using Pixes = std::unique_ptr<Pixa, FreePixes>;
using Boxes = std::unique_ptr<Boxa, FreeBoxes>;

PixelBox box_at(Boxa* boxes, int index) {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  boxaGetBoxGeometry(boxes, index, &x, &y, &width, &height);
  return {x, y, x + width, y + height};
}

/// The ink of the long runs in one direction.
PixPtr long_runs(Pix* black, Direction direction, const Measure& measure) {
  const int length = measure.pixels(kLongRun);
  const bool across = direction == Direction::Across;
  return PixPtr(pixOpenBrick(nullptr, black, across ? length : 1, across ? 1 : length));
}

/// The runs with small gaps closed and their ends drawn a little further, so that lines meet.
PixPtr drawn_on(Pix* runs, Direction direction, const Measure& measure) {
  const int gap = measure.pixels(kGap);
  const bool across = direction == Direction::Across;
  return PixPtr(pixDilateBrick(nullptr, runs, across ? gap : 1, across ? 1 : gap));
}

/// A line has ink of little thickness; the border that a scanner leaves black is none, nor is a
/// picture.
bool is_line(int ink, int length, const Measure& measure) {
  return length >= measure.pixels(kShortestLine) &&
         ink <= static_cast<double>(length) * measure.pixels(kThickestLine);
}

PixelBox thin_box(const PixelBox& box, Direction direction, int thickness) {
  PixelBox thin = box;
  if (direction == Direction::Across) {
    thin.top = (box.top + box.bottom - thickness) / 2;
    thin.bottom = thin.top + thickness;
  } else {
    thin.left = (box.left + box.right - thickness) / 2;
    thin.right = thin.left + thickness;
  }
  return thin;
}

/// Adds the lines among the runs, and takes all other runs off the picture.
void keep_lines(Pix* runs, Direction direction, const Measure& measure,
                std::vector<PixelBox>& lines) {
  Pixa* found = nullptr;
  const Boxes boxes(pixConnComp(runs, &found, 8));
  const Pixes parts(found);
  if (!boxes || !parts) return;
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    const PixelBox box = box_at(boxes.get(), i);
    const int length = direction == Direction::Across ? box.right - box.left : box.bottom - box.top;
    const PixPtr part(pixaGetPix(parts.get(), i, L_CLONE));
    int ink = 0;
    pixCountPixels(part.get(), &ink, nullptr);
    if (is_line(ink, length, measure)) {
      lines.push_back(thin_box(box, direction, std::max(1, ink / length)));
    } else {
      pixRasterop(runs, box.left, box.top, box.right - box.left, box.bottom - box.top,
                  PIX_DST & PIX_NOT(PIX_SRC), part.get(), 0, 0);
    }
  }
}

std::vector<PixelBox> enclosed_fields(Pix* mask, const Measure& measure) {
  std::vector<PixelBox> fields;
  const PixPtr white(pixInvert(nullptr, mask));
  const Boxes boxes(pixConnComp(white.get(), nullptr, 4));
  if (!boxes) return fields;
  const int least = measure.pixels(kLeastField);
  const int width = pixGetWidth(mask);
  const int height = pixGetHeight(mask);
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    const PixelBox box = box_at(boxes.get(), i);
    const bool inside = box.left > 0 && box.top > 0 && box.right < width && box.bottom < height;
    if (!inside || box.right - box.left < least || box.bottom - box.top < least) continue;
    fields.push_back(box);
  }
  return fields;
}

void wipe(Sheet& sheet, Pix* lines, const Measure& measure) {
  const int margin = 2 * measure.pixels(kMargin) + 1;
  const PixPtr wide(pixDilateBrick(nullptr, lines, margin, margin));
  pixSetMasked(sheet.grey.get(), wide.get(), 255);
  pixSubtract(sheet.black.get(), sheet.black.get(), wide.get());
}

}  // namespace

Ruling take_ruling(Sheet& sheet) {
  Ruling ruling;
  const Measure measure{sheet.dpi};
  const PixPtr mask(pixCreateTemplate(sheet.black.get()));
  const PixPtr ink(pixCreateTemplate(sheet.black.get()));
  if (!mask || !ink) return ruling;
  for (const Direction direction : {Direction::Across, Direction::Down}) {
    const PixPtr runs = long_runs(sheet.black.get(), direction, measure);
    if (!runs) return ruling;
    keep_lines(runs.get(), direction, measure, ruling.lines);
    pixOr(ink.get(), ink.get(), runs.get());
    const PixPtr on = drawn_on(runs.get(), direction, measure);
    pixOr(mask.get(), mask.get(), on.get());
  }
  ruling.fields = enclosed_fields(mask.get(), measure);
  wipe(sheet, ink.get(), measure);
  return ruling;
}

}  // namespace viendan::ingest

#endif
