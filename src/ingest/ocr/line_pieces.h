// Which pieces of ink make a line of text: letters by where they stand, marks by the letters.
#pragma once

#include <cstddef>
#include <vector>

#include "ingest/ocr/pixel_box.h"

namespace viendan::ingest {

/// A stretch of a line without wide gaps.
struct Stretch {
  std::vector<std::size_t> pieces;  // indexes
  PixelBox ink;                     // of all of its pieces
  PixelBox letters;  // from the tops of its high letters to the line that they stand on
};

/// Gives the pieces to the lines that were found, which need not hold all of their marks. Pieces
/// far from all lines are left out, and so are lines that stand askew on a level sheet: stamps.
[[nodiscard]] std::vector<Stretch> stretches_of(const std::vector<PixelBox>& lines,
                                                const std::vector<PixelBox>& pieces);

}  // namespace viendan::ingest
