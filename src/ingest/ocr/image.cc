#include "ingest/layout/layout.h"
#include "ingest/ocr/ocr.h"
#include "ingest/ocr/picture_file.h"

namespace viendan::ingest {

Result<RichText> read_image(const Input& input) {
  if (const auto ready = require_ocr(input); !ready) return tl::unexpected(ready.error());
  std::vector<Page> pages;
  PictureFile file(input);
  while (true) {
    const auto picture = file.next();
    if (!picture) return tl::unexpected(picture.error());
    if (!*picture) break;
    auto page = read_picture(**picture, fmt::format("{}: page {}", input.source, pages.size() + 1));
    if (!page) return tl::unexpected(page.error());
    pages.push_back(std::move(*page));
  }
  RichText rich{.format = "scan", .issues = doubtful_words(pages)};
  rich.pieces = compose(pages);
  return rich;
}

}  // namespace viendan::ingest
