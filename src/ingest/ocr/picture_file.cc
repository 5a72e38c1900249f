#include "ingest/ocr/picture_file.h"

#ifdef VIENDAN_OCR

#include <allheaders.h>

#include <algorithm>

#include "ingest/ocr/pix.h"
#include "ingest/ocr/sheet.h"

#endif

namespace viendan::ingest {

#ifdef VIENDAN_OCR

namespace {

/// Width of A4 in inches: pictures that do not tell their resolution are whole pages.
constexpr double kPaperWidth = 8.27;
constexpr double kLeastDpi = 70;
constexpr double kMostDpi = 1300;

const l_uint8* bytes_of(const Input& input) {
  return reinterpret_cast<const l_uint8*>(input.bytes.data());
}

bool is_tiff(std::string_view bytes) {
  return bytes.starts_with("II*") || bytes.starts_with("MM");
}

/// A scanner's own resolution; that of cameras and screens says nothing of the paper.
double dpi_of(Pix* pix) {
  const double told = pixGetXRes(pix);
  const double of_page = std::min(pixGetWidth(pix), pixGetHeight(pix)) / kPaperWidth;
  if (told >= 150 && told <= kMostDpi) return told;
  return std::clamp(of_page, kLeastDpi, kMostDpi);
}

/// The red channel, in which red ink is as light as paper.
PixPtr without_red(Pix* pix) {
  PixPtr plain(pixRemoveColormap(pix, REMOVE_CMAP_BASED_ON_SRC));
  if (!plain) return plain;
  if (pixGetDepth(plain.get()) == 32) {
    if (pixGetSpp(plain.get()) == 4) {
      const PixPtr opaque(pixAlphaBlendUniform(plain.get(), 0xFFFFFF00));
      return PixPtr(opaque ? pixGetRGBComponent(opaque.get(), COLOR_RED) : nullptr);
    }
    return PixPtr(pixGetRGBComponent(plain.get(), COLOR_RED));
  }
  return PixPtr(pixConvertTo8(plain.get(), 0));
}

Picture to_picture(Pix* grey, double dpi) {
  Picture picture{static_cast<std::uint32_t>(pixGetWidth(grey)),
                  static_cast<std::uint32_t>(pixGetHeight(grey)),
                  dpi,
                  {}};
  picture.grey.reserve(std::size_t{picture.width} * picture.height);
  for (std::uint32_t y = 0; y < picture.height; ++y) {
    const l_uint32* line =
        pixGetData(grey) + std::size_t{y} * static_cast<std::size_t>(pixGetWpl(grey));
    for (std::uint32_t x = 0; x < picture.width; ++x) {
      picture.grey.push_back(static_cast<std::uint8_t>(GET_DATA_BYTE(line, x)));
    }
  }
  return picture;
}

struct Announced {
  int width = 0;
  int height = 0;
};

Announced announced(const Input& input, std::uint32_t number) {
  Announced size;
  int format = 0;
  if (is_tiff(input.bytes)) {
    readHeaderMemTiff(bytes_of(input), input.bytes.size(), static_cast<int>(number), &size.width,
                      &size.height, nullptr, nullptr, nullptr, nullptr, nullptr);
  } else {
    pixReadHeaderMem(bytes_of(input), input.bytes.size(), &format, &size.width, &size.height,
                     nullptr, nullptr, nullptr);
  }
  return size;
}

}  // namespace

Result<std::optional<Picture>> PictureFile::next() {
  silence_imaging();
  const bool tiff = is_tiff(input_.bytes);
  const bool over = count_ > 0 && (!tiff || offset_ == 0);
  if (over) return std::nullopt;
  const auto refuse = [&](std::string_view why) {
    return Err(Error::Code::Unreadable, "{}: picture {}: {}", input_.source, count_ + 1, why);
  };
  if (count_ >= input_.limits.pages) return refuse("more pictures than a document has");
  const auto [width, height] = announced(input_, count_);
  if (width <= 0 || height <= 0) return refuse("damaged, or of a kind that is not read");
  if (std::uint64_t(width) * std::uint64_t(height) > kMostPixels) {
    return refuse("too large for a page");
  }
  const PixPtr pix(
      tiff ? pixReadMemFromMultipageTiff(bytes_of(input_), input_.bytes.size(), &offset_)
           : pixReadMem(bytes_of(input_), input_.bytes.size()));
  const PixPtr grey = pix ? without_red(pix.get()) : nullptr;
  if (!grey) return refuse("damaged, or of a kind that is not read");
  ++count_;
  return to_picture(grey.get(), dpi_of(pix.get()));
}

#else

Result<std::optional<Picture>> PictureFile::next() {
  return std::nullopt;
}

#endif

}  // namespace viendan::ingest
