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
  /// Fails too where no OCR can read the pictures: see require_ocr.
  [[nodiscard]] static Result<PagePictures> open(const Input& input);
  PagePictures(PagePictures&&) noexcept;
  PagePictures& operator=(PagePictures&&) noexcept;
  ~PagePictures();

  /// The page as a reader sees it. Red ink (stamps, seals) is left out, and so are the boxes of
  /// `notes`: words of the text layer that are printed over the picture and known already.
  [[nodiscard]] Result<Picture> picture(std::uint32_t page, const std::vector<Word>& notes) const;

 private:
  struct File;
  explicit PagePictures(std::unique_ptr<File> file);
  std::unique_ptr<File> file_;
};

/// Reads the picture of a page that is_scanned_page. Of its text layer, words that are a note of a
/// digital signature stand as the file gives them; all others are read anew. Boxes are in points
/// of the page, turned and levelled so that its picture reads upright.
[[nodiscard]] Result<Page> read_scanned_page(const PagePictures& pictures, std::uint32_t page,
                                             const std::vector<Word>& layer,
                                             std::string_view source);

}  // namespace viendan::ingest
