// The pieces of ink on a sheet, and the line of text that each belongs to.
#pragma once

#include <vector>

#include "ingest/ocr/pix.h"

namespace viendan::ingest {

/// A picture of one line of text alone, with white around it.
struct LinePicture {
  PixPtr grey;
  PixelBox box;    // of all of its ink, on the sheet
  PixelBox body;   // of the line as it was found, without marks that stand far above
  int margin = 0;  // white pixels on each side of the ink
};

/// Pieces of ink that touch. The sheet must outlive it.
class Ink {
 public:
  explicit Ink(const Sheet& sheet);
  ~Ink();
  Ink(const Ink&) = delete;
  Ink& operator=(const Ink&) = delete;

  /// Gives every piece of ink in the region to one of its lines, marks to the letter that they
  /// stand over or under, and cuts out the lines. Specks far from all lines are left out.
  [[nodiscard]] std::vector<LinePicture> cut_lines(const PixelBox& region,
                                                   const std::vector<PixelBox>& lines) const;
  /// The box of all ink in a region that is more than specks; empty where there is none.
  [[nodiscard]] PixelBox extent(const PixelBox& region) const;

 private:
  struct Pieces;
  std::unique_ptr<Pieces> pieces_;
};

}  // namespace viendan::ingest
