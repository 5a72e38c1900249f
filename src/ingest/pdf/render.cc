#include "ingest/pdf/render.h"

#include <poppler-document.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace viendan::ingest {
namespace {

constexpr double kPointsPerInch = 72;
constexpr double kDpi = 300;

/// Rows of grey values of a rendered page. Red ink is as light as paper in the red channel.
Picture grey_picture(const poppler::image& image, double dpi) {
  Picture picture{static_cast<std::uint32_t>(image.width()),
                  static_cast<std::uint32_t>(image.height()),
                  dpi,
                  {}};
  picture.grey.reserve(std::size_t{picture.width} * picture.height);
  const auto stride = static_cast<std::size_t>(image.bytes_per_row());
  for (std::size_t y = 0; y < picture.height; ++y) {
    const char* row = image.const_data() + y * stride;
    for (std::size_t x = 0; x < picture.width; ++x) {
      picture.grey.push_back(static_cast<std::uint8_t>(row[3 * x]));
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
    const auto right = pixel(word.box.right + 1, picture.width);
    const auto bottom = pixel(word.box.bottom + 1, picture.height);
    for (auto y = pixel(word.box.top, picture.height); y < bottom; ++y) {
      const auto row =
          picture.grey.begin() + static_cast<std::ptrdiff_t>(std::size_t{y} * picture.width);
      std::fill(row + left, row + std::max(left, right), std::uint8_t{255});
    }
  }
}

}  // namespace

struct PagePictures::Files {
  std::string_view source;
  QPDF structure;
  std::vector<QPDFPageObjectHelper> pages;
  std::unique_ptr<poppler::document> drawn;
};

PagePictures::PagePictures(std::unique_ptr<Files> files) : files_(std::move(files)) {}
PagePictures::PagePictures(PagePictures&&) noexcept = default;
PagePictures& PagePictures::operator=(PagePictures&&) noexcept = default;
PagePictures::~PagePictures() = default;

Result<PagePictures> PagePictures::open(const Input& input) {
  auto files = std::make_unique<Files>();
  files->source = input.source;
  try {
    files->structure.setSuppressWarnings(true);
    files->structure.processMemoryFile("", input.bytes.data(), input.bytes.size());
    files->pages = QPDFPageDocumentHelper(files->structure).getAllPages();
  } catch (const std::exception&) {
    // Poppler mends more than this library does: without structure all pages count as pictures.
    files->pages.clear();
  }
  files->drawn.reset(poppler::document::load_from_raw_data(input.bytes.data(),
                                                           static_cast<int>(input.bytes.size())));
  if (!files->drawn) return Err(Error::Code::Unreadable, "{}: no PDF file", input.source);
  return PagePictures(std::move(files));
}

double PagePictures::image_coverage(std::uint32_t page) const {
  if (files_->pages.empty()) return 1;
  if (page >= files_->pages.size()) return 0;
  try {
    double pixels = 0;
    for (auto& [name, image] : files_->pages[page].getImages()) {
      auto dictionary = image.getDict();
      pixels += dictionary.getKey("/Width").getNumericValue() *
                dictionary.getKey("/Height").getNumericValue();
    }
    return pixels > 800 * 1000 ? 1 : 0;
  } catch (const std::exception&) {
    return 0;
  }
}

Result<Picture> PagePictures::picture(std::uint32_t page, const std::vector<Word>& notes) const {
  const std::unique_ptr<poppler::page> drawn(files_->drawn->create_page(static_cast<int>(page)));
  if (!drawn) {
    return Err(Error::Code::Unreadable, "{}: page {} cannot be drawn", files_->source, page + 1);
  }
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_rgb24);
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  const auto image = renderer.render_page(drawn.get(), kDpi, kDpi);
  if (!image.is_valid()) {
    return Err(Error::Code::Unreadable, "{}: page {} cannot be drawn", files_->source, page + 1);
  }
  auto picture = grey_picture(image, kDpi);
  blank(picture, notes);
  return picture;
}

Result<Page> read_scanned_page(const PagePictures& pictures, std::uint32_t page,
                               const std::vector<Word>& layer, std::string_view source) {
  const bool note = layer.size() < 60;
  auto picture = pictures.picture(page, note ? layer : std::vector<Word>{});
  if (!picture) return tl::unexpected(picture.error());
  auto read = read_picture(*picture, source);
  if (read && note) read->words.insert(read->words.end(), layer.begin(), layer.end());
  return read;
}

}  // namespace viendan::ingest
