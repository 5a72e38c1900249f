#include "ingest/ocr/straighten.h"

#ifdef VIENDAN_OCR

#include <allheaders.h>

#include <cmath>
#include <numbers>

namespace viendan::ingest {
namespace {

/// What the model was trained on; finer pictures cost time and coarser ones cost marks on vowels.
constexpr double kReadingDpi = 300;
/// Closer to the reading resolution than this, scaling would only blur.
constexpr double kNearEnough = 0.12;
constexpr float kLeastAngle = 0.05F;  // degrees
constexpr float kSureAngle = 2.5F;    // the library's measure of confidence

PixPtr to_pix(const Picture& picture) {
  PixPtr pix(pixCreateNoInit(static_cast<int>(picture.width), static_cast<int>(picture.height), 8));
  if (!pix) return pix;
  for (std::uint32_t y = 0; y < picture.height; ++y) {
    l_uint32* line =
        pixGetData(pix.get()) + std::size_t{y} * static_cast<std::size_t>(pixGetWpl(pix.get()));
    const std::uint8_t* row = picture.grey.data() + std::size_t{y} * picture.width;
    for (std::uint32_t x = 0; x < picture.width; ++x) SET_DATA_BYTE(line, x, row[x]);
  }
  return pix;
}

PixPtr to_black(Pix* grey) {
  // One threshold for the whole page: by what the page holds, not by what a scanner should give.
  Pix* black = nullptr;
  pixOtsuAdaptiveThreshold(grey, pixGetWidth(grey), pixGetHeight(grey), 0, 0, 0.1F, nullptr,
                           &black);
  return PixPtr(black);
}

PixPtr scaled(PixPtr pix, double& dpi) {
  const double factor = kReadingDpi / dpi;
  if (std::abs(factor - 1) < kNearEnough) return pix;
  dpi = kReadingDpi;
  const auto f = static_cast<float>(factor);
  return PixPtr(pixScale(pix.get(), f, f));
}

PixPtr turned(PixPtr grey, Pix* black) {
  float up = 0;
  float left = 0;
  int orientation = L_TEXT_ORIENT_UNKNOWN;
  if (pixOrientDetect(black, &up, &left, 0, 0) != 0) return grey;
  makeOrientDecision(up, left, 0, 0, &orientation, 0);
  const int quarters = orientation == L_TEXT_ORIENT_LEFT    ? 1
                       : orientation == L_TEXT_ORIENT_DOWN  ? 2
                       : orientation == L_TEXT_ORIENT_RIGHT ? 3
                                                            : 0;
  return quarters == 0 ? std::move(grey) : PixPtr(pixRotateOrth(grey.get(), quarters));
}

PixPtr levelled(PixPtr grey, Pix* black) {
  float angle = 0;
  float confidence = 0;
  if (pixFindSkew(black, &angle, &confidence) != 0) return grey;
  if (confidence < kSureAngle || std::abs(angle) < kLeastAngle) return grey;
  const auto radians = angle * std::numbers::pi_v<float> / 180;
  return PixPtr(pixRotate(grey.get(), radians, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
}

}  // namespace

void FreePix::operator()(Pix* pix) const {
  pixDestroy(&pix);
}

void silence_imaging() {
  [[maybe_unused]] static const bool silent = [] {
    setMsgSeverity(L_SEVERITY_NONE);
    leptSetStderrHandler([](const char*) {});
    return true;
  }();
}

std::optional<Sheet> straighten(const Picture& picture) {
  silence_imaging();
  Sheet sheet{to_pix(picture), nullptr, picture.dpi};
  if (sheet.grey) sheet.grey = scaled(std::move(sheet.grey), sheet.dpi);
  using Step = PixPtr (*)(PixPtr, Pix*);
  for (const Step step : {turned, levelled}) {
    if (!sheet.grey || !(sheet.black = to_black(sheet.grey.get()))) return std::nullopt;
    sheet.grey = step(std::move(sheet.grey), sheet.black.get());
  }
  if (!sheet.grey || !(sheet.black = to_black(sheet.grey.get()))) return std::nullopt;
  return sheet;
}

}  // namespace viendan::ingest

#endif
