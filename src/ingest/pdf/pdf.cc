#include "ingest/pdf/pdf.h"

#include <fmt/core.h>

#include "ingest/layout/layout.h"
#include "ingest/pdf/pages.h"
#include "ingest/pdf/text_layer.h"
#include "ingest/pdf/upright.h"

namespace viendan::ingest {

Result<RichText> read_pdf(const Input& input) {
  auto drawings = Pages::open(input);
  if (!drawings) return tl::unexpected(drawings.error());
  auto text = TextLayerReader::open(input);
  if (!text) return tl::unexpected(text.error());
  std::vector<Page> pages;
  for (std::uint32_t i = 0; i < drawings->size(); ++i) {
    const auto drawn = drawings->read(i);
    if (!drawn) return tl::unexpected(drawn.error());
    auto words = text->read(i);
    if (!words) return tl::unexpected(words.error());
    pages.push_back(upright_page(*drawn, std::move(*words)));
  }
  RichText rich{.format = "pdf"};
  rich.pieces = compose(pages);
  return rich;
}

}  // namespace viendan::ingest
