// Pages of a PDF file as pictures, for OCR.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "ingest/layout/layout.h"
#include "ingest/ocr/ocr.h"

namespace viendan::ingest {

/// The pictures of a file. Pages are counted from 0. The bytes of the input must outlive it; it is
/// used by one thread.
class PagePictures {
 public:
  [[nodiscard]] static Result<PagePictures> open(const Input& input);
  PagePictures(PagePictures&&) noexcept;
  PagePictures& operator=(PagePictures&&) noexcept;
  ~PagePictures();

  /// The share of the page, 0 to 1, that images cover. Cheap where a page has no large image.
  [[nodiscard]] double image_coverage(std::uint32_t page) const;

  /// The page in the resolution of its own image, upright as a reader sees it. Red ink (stamps,
  /// seals) is left out, and so are the boxes of `notes`: words of the text layer that are printed
  /// over the picture and known already.
  [[nodiscard]] Result<Picture> picture(std::uint32_t page, const std::vector<Word>& notes) const;

 private:
  struct Files;
  explicit PagePictures(std::unique_ptr<Files> files);
  std::unique_ptr<Files> files_;
};

/// A page whose text layer is none, or only a note: its picture is read by OCR, and the words of a
/// note stand as the file gives them. Boxes are in points of the page as a reader sees it.
[[nodiscard]] Result<Page> read_scanned_page(const PagePictures& pictures, std::uint32_t page,
                                             const std::vector<Word>& layer,
                                             std::string_view source);

}  // namespace viendan::ingest
