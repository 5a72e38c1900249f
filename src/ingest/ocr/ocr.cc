#include "ingest/ocr/ocr.h"

#include "ingest/ocr/recognise.h"
#include "ingest/ocr/sheet.h"

namespace viendan::ingest {

bool has_ocr() {
#ifdef VIENDAN_OCR
  return can_recognise();
#else
  return false;
#endif
}

Result<void> require_ocr(const Input& input) {
  const auto refuse = [&](std::string_view why, std::string hint) {
    return with_hint(
        Err(Error::Code::Unreadable, "{}: pictures of pages are not read: {}", input.source, why),
        std::move(hint));
  };
  if (!input.limits.ocr) return refuse("OCR is turned off", "turn it on, or give the text");
#ifdef VIENDAN_OCR
  if (can_recognise()) return {};
  return refuse("the Vietnamese model of tesseract is missing",
                "install tesseract-ocr-vie, or set TESSDATA_PREFIX to the folder of "
                "vie.traineddata");
#else
  return refuse("this program is built without OCR", "build it with -DVIENDAN_OCR=ON");
#endif
}

Result<Page> read_picture(const Picture& picture, std::string_view source) {
  const auto refuse = [&](std::string_view why) {
    return Err(Error::Code::Unreadable, "{}: {}", source, why);
  };
  if (!has_ocr()) return refuse("pictures of pages are not read: there is no OCR");
  const std::uint64_t pixels = std::uint64_t{picture.width} * picture.height;
  if (pixels == 0 || picture.grey.size() != pixels || !(picture.dpi > 0)) {
    return refuse("an empty picture");
  }
  if (pixels > kMostPixels) return refuse("the picture is too large for a page");
#ifdef VIENDAN_OCR
  return read_sheet(picture, source);
#else
  return refuse("pictures of pages are not read: there is no OCR");
#endif
}

}  // namespace viendan::ingest
