#include "ingest/pdf/render.h"

#include <poppler-document.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>

#include "ingest/pdf/scanned.h"

namespace viendan::ingest {
namespace {

constexpr double kPointsPerInch = 72;
constexpr double kDpi = 300;
/// A page of A2; of larger ones the picture is coarser.
constexpr double kMostPixels = 36e6;

double dpi_for(const poppler::page& page) {
  const auto size = page.page_rect();
  const double square_inches = size.width() * size.height() / (kPointsPerInch * kPointsPerInch);
  if (!(square_inches > 0)) return 0;
  return std::min(kDpi, std::sqrt(kMostPixels / square_inches));
}

/// Rows of grey values. Red ink is as light as paper in the red channel; blue ink stays dark:
/// numbers are written with it.
Picture grey_picture(const poppler::image& image, double dpi) {
  Picture picture{static_cast<std::uint32_t>(image.width()),
                  static_cast<std::uint32_t>(image.height()),
                  dpi,
                  {}};
  picture.grey.resize(std::size_t{picture.width} * picture.height);
  auto* to = picture.grey.data();
  for (std::uint32_t y = 0; y < picture.height; ++y) {
    const char* row = image.const_data() + y * static_cast<std::size_t>(image.bytes_per_row());
    for (std::uint32_t x = 0; x < picture.width; ++x) {
      *to++ = static_cast<std::uint8_t>(row[std::size_t{3} * x]);
    }
  }
  return picture;
}

/// Paints the boxes of words white.
void blank(Picture& picture, const std::vector<Word>& words) {
  const double scale = picture.dpi / kPointsPerInch;
  const auto pixel = [scale](double points, std::uint32_t most) {
    return static_cast<std::uint32_t>(std::clamp(points * scale, 0.0, static_cast<double>(most)));
  };
  for (const Word& word : words) {
    const auto left = pixel(word.box.left, picture.width);
    const auto right = std::max(left, pixel(word.box.right + 1, picture.width));
    const auto bottom = pixel(word.box.bottom + 1, picture.height);
    for (auto y = pixel(word.box.top, picture.height); y < bottom; ++y) {
      auto* row = picture.grey.data() + std::size_t{y} * picture.width;
      std::fill(row + left, row + right, std::uint8_t{255});
    }
  }
}

/// Whether a word of the picture stands in the rows of a note, over it or as the logo before it.
bool is_of_note(const Box& word, const std::vector<Word>& notes) {
  if (notes.empty()) return false;
  Box all = notes.front().box;
  for (const Word& note : notes) {
    all = {std::min(all.left, note.box.left), std::min(all.top, note.box.top),
           std::max(all.right, note.box.right), std::max(all.bottom, note.box.bottom)};
  }
  // A note that is spread over the page has text of the picture between its parts.
  constexpr double kHighestNote = 60;
  const double height = all.bottom - all.top;
  const double middle = (word.top + word.bottom) / 2;
  return height < kHighestNote && middle > all.top && middle < all.bottom &&
         word.right > all.left - 3 * height && word.left < all.right;
}

}  // namespace

struct PagePictures::File {
  std::string source;
  std::unique_ptr<poppler::document> document;
};

PagePictures::PagePictures(std::unique_ptr<File> file) : file_(std::move(file)) {}
PagePictures::PagePictures(PagePictures&&) noexcept = default;
PagePictures& PagePictures::operator=(PagePictures&&) noexcept = default;
PagePictures::~PagePictures() = default;

Result<PagePictures> PagePictures::open(const Input& input) {
  if (const auto ready = require_ocr(input); !ready) return tl::unexpected(ready.error());
  auto file = std::make_unique<File>();
  file->source = input.source;
  if (input.bytes.size() <= 0x7FFF'FFFFu) {
    file->document.reset(poppler::document::load_from_raw_data(
        input.bytes.data(), static_cast<int>(input.bytes.size())));
  }
  if (!file->document || file->document->is_locked()) {
    return Err(Error::Code::Unreadable, "{}: a PDF file that cannot be drawn", input.source);
  }
  return PagePictures(std::move(file));
}

Result<Picture> PagePictures::picture(std::uint32_t page, const std::vector<Word>& notes) const {
  const auto fail = [&] {
    return Err(Error::Code::Unreadable, "{}: page {} cannot be drawn", file_->source, page + 1);
  };
  const std::unique_ptr<poppler::page> drawn(file_->document->create_page(static_cast<int>(page)));
  const double dpi = drawn ? dpi_for(*drawn) : 0;
  if (!(dpi > 0)) return fail();
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_rgb24);
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  const auto image = renderer.render_page(drawn.get(), dpi, dpi);
  if (!image.is_valid() || image.width() < 1 || image.height() < 1) return fail();
  auto picture = grey_picture(image, dpi);
  blank(picture, notes);
  return picture;
}

Result<Page> read_scanned_page(const PagePictures& pictures, std::uint32_t page,
                               const std::vector<Word>& layer, std::string_view source) {
  // What another OCR laid under the picture is where the letters are: it must not blank them.
  const auto notes = judge_text_layer(layer, 1) == TextLayer::Note ? layer : std::vector<Word>{};
  const auto picture = pictures.picture(page, notes);
  if (!picture) return tl::unexpected(picture.error());
  auto read = read_picture(*picture, fmt::format("{}: page {}", source, page + 1));
  if (!read) return read;
  std::erase_if(read->words, [&](const Word& word) { return is_of_note(word.box, notes); });
  read->words.insert(read->words.end(), notes.begin(), notes.end());
  return read;
}

}  // namespace viendan::ingest
