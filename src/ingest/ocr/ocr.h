// Pictures of pages, read by OCR.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/layout/layout.h"

namespace viendan::ingest {

/// A page as a picture: rows of 8-bit grey values, 0 black.
struct Picture {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  double dpi = 300;
  std::vector<std::uint8_t> grey;  // width * height
};

/// Whether this program was built with OCR and finds its Vietnamese model.
[[nodiscard]] bool has_ocr();

/// Fails where pictures cannot be read or may not be (Limits::ocr), and tells how they can.
[[nodiscard]] Result<void> require_ocr(const Input& input);

/// Straightens the picture, finds its ruling lines and reads its words.
[[nodiscard]] Result<Page> read_picture(const Picture& picture, std::string_view source);

/// "ocr-doubtful" for the words that were read with the least confidence, numbers first, and one
/// for how many more there are.
[[nodiscard]] std::vector<Issue> doubtful_words(const std::vector<Page>& pages);

/// PNG, JPEG and TIFF files; the pages of a TIFF are pages.
[[nodiscard]] Result<RichText> read_image(const Input& input);

}  // namespace viendan::ingest
