#include "ingest/ocr/ocr.h"

#include "ingest/ocr/recognise.h"
#include "ingest/ocr/ruling.h"
#include "ingest/ocr/straighten.h"

namespace viendan::ingest {

#ifdef VIENDAN_OCR

}  // namespace viendan::ingest

#include <allheaders.h>

namespace viendan::ingest {
namespace {

constexpr double kPointsPerInch = 72;
constexpr int kPageMilliseconds = 120'000;
constexpr std::uint64_t kMostPixels = 64'000'000;

Box in_points(const PixelBox& box, double dpi) {
  const double points = kPointsPerInch / dpi;
  return {box.left * points, box.top * points, box.right * points, box.bottom * points};
}

bool has_ink(const Sheet& sheet, const PixelBox& box) {
  const PixPtr part([&] {
    ::Box* area = boxCreate(box.left, box.top, box.right - box.left, box.bottom - box.top);
    Pix* clip = pixClipRectangle(sheet.black.get(), area, nullptr);
    boxDestroy(&area);
    return clip;
  }());
  int ink = 0;
  if (part) pixCountPixels(part.get(), &ink, nullptr);
  return ink > 20;
}

void append(std::vector<Word>& words, std::vector<Word> more) {
  words.insert(words.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

}  // namespace

bool has_ocr() {
  return can_recognise();
}

Result<Page> read_picture(const Picture& picture, std::string_view source) {
  if (!has_ocr()) return Err(Error::Code::Unreadable, "{}: no model", source);
  if (std::uint64_t{picture.width} * picture.height > kMostPixels) {
    return Err(Error::Code::Unreadable, "{}: picture too large", source);
  }
  auto sheet = straighten(picture);
  if (!sheet) return Err(Error::Code::Unreadable, "{}: the picture cannot be read", source);
  const Ruling ruling = take_ruling(*sheet);
  const int width = pixGetWidth(sheet->grey.get());
  const int height = pixGetHeight(sheet->grey.get());
  Page page{width * kPointsPerInch / sheet->dpi, height * kPointsPerInch / sheet->dpi, {}, {}};
  for (const PixelBox& line : ruling.lines) page.rules.push_back({in_points(line, sheet->dpi)});
  {
    Recogniser recogniser(*sheet, kPageMilliseconds);
    for (const PixelBox& field : ruling.fields) {
      if (has_ink(*sheet, field)) append(page.words, recogniser.read(field, Expect::Block));
    }
  }
  for (const PixelBox& field : ruling.fields) {
    ::Box* area =
        boxCreate(field.left, field.top, field.right - field.left, field.bottom - field.top);
    pixSetInRectArbitrary(sheet->grey.get(), area, 255);
    boxDestroy(&area);
  }
  Recogniser recogniser(*sheet, kPageMilliseconds);
  append(page.words, recogniser.read({0, 0, width, height}, Expect::Page));
  return page;
}

#else

bool has_ocr() {
  return false;
}

Result<Page> read_picture(const Picture&, std::string_view source) {
  return Err(Error::Code::Unreadable, "{}: not read yet", source);
}

#endif

Result<RichText> read_image(const Input& input) {
  return Err(Error::Code::Unreadable, "{}: not read yet", input.source);
}

}  // namespace viendan::ingest
