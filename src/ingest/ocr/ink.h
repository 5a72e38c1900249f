// The pieces of ink on a sheet, and pictures of single lines cut out of it.
#pragma once

#include <vector>

#include "ingest/ocr/pix.h"

namespace viendan::ingest {

/// A picture of one line of text alone, with white around it.
struct LinePicture {
  PixPtr grey;
  int left = 0;      // of the picture on the sheet
  PixelBox letters;  // on the sheet: from the tops of high letters to the line that all stand on
};

/// Pieces of ink that touch. The sheet must outlive it.
class Ink {
 public:
  explicit Ink(const Sheet& sheet);
  ~Ink();
  Ink(const Ink&) = delete;
  Ink& operator=(const Ink&) = delete;

  /// Cuts out the lines that were found in a region, each with all the ink that is its own.
  [[nodiscard]] std::vector<LinePicture> cut_lines(const PixelBox& region,
                                                   const std::vector<PixelBox>& lines) const;
  /// The box of all ink in a region that is more than specks; empty where there is none.
  [[nodiscard]] PixelBox extent(const PixelBox& region) const;

 private:
  struct Pieces;
  std::unique_ptr<Pieces> pieces_;
};

}  // namespace viendan::ingest
