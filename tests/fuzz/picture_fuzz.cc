// Any bytes are a PNG, JPEG or TIFF file: pictures or a refusal; what a small picture shows is
// straightened and its ruling and ink are found. Recognising letters is left to tesseract.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ingest/ocr/ink.h"
#include "ingest/ocr/picture_file.h"
#include "ingest/ocr/ruling.h"
#include "ingest/ocr/straighten.h"

namespace {

using namespace viendan::ingest;

/// Larger ones show no more, and take seconds under sanitizers.
constexpr std::size_t kSmallPixels = 20'000;

void look_at(const Picture& picture) {
  if (picture.grey.size() != std::size_t{picture.width} * picture.height) std::abort();
  if (picture.grey.size() > kSmallPixels) return;
  auto sheet = straighten(picture);
  if (!sheet) return;
  static_cast<void>(take_ruling(*sheet));
  const Ink ink(*sheet);
  const PixelBox all{0, 0, 1 << 14, 1 << 14};
  static_cast<void>(ink.cut_lines(all, {ink.extent(all)}));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  silence_imaging();
  const Limits limits{.pages = 4};
  PictureFile file({"fuzz", {reinterpret_cast<const char*>(data), size}, limits});
  for (auto picture = file.next(); picture && *picture; picture = file.next()) look_at(**picture);
  return 0;
}
