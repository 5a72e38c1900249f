// Whether a page of a PDF file is a picture of paper, whatever text lies over or under it.
#pragma once

#include <vector>

#include "ingest/layout/layout.h"

namespace viendan::ingest {

/// What the text layer of a page is worth.
enum class TextLayer {
  Real,   // the page says what it shows
  Note,   // the line of a digital signature, a stamp: printed over a picture that says the rest
  Under,  // letters laid under a picture by another OCR, or garbage: the picture says it better
  None,
};

/// `image_coverage` is the share of the page (0 to 1) that images cover.
[[nodiscard]] TextLayer judge_text_layer(const std::vector<Word>& words, double image_coverage);

/// Whether the picture of the page is to be read instead of its text layer.
[[nodiscard]] inline bool is_scanned_page(const std::vector<Word>& words, double image_coverage) {
  return image_coverage > 0 && judge_text_layer(words, image_coverage) != TextLayer::Real;
}

}  // namespace viendan::ingest
