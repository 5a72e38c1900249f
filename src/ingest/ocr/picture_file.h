// The pictures that a PNG, JPEG or TIFF file holds.
#pragma once

#include <optional>

#include "ingest/ocr/ocr.h"

namespace viendan::ingest {

class PictureFile {
 public:
  /// The bytes of the input must outlive it.
  explicit PictureFile(const Input& input) : input_(input) {}

  /// The next picture, without its red ink, or nothing after the last. Fails where the bytes are
  /// damaged, or announce more pixels or pictures than a document has: before they are unpacked.
  [[nodiscard]] Result<std::optional<Picture>> next();

 private:
  Input input_;
  std::size_t offset_ = 0;  // of the next directory of a TIFF file
  std::uint32_t count_ = 0;
};

}  // namespace viendan::ingest
