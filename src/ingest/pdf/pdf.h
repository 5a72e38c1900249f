// PDF files: their text layer, or the pictures of their pages where there is none.
#pragma once

#include "ingest/rich.h"

namespace viendan::ingest {

/// A text layer that is only a signature line, or an old OCR stamp, does not make a file text: such
/// pages are scans and read by OCR, or refused where OCR is left out.
[[nodiscard]] Result<RichText> read_pdf(const Input& input);

}  // namespace viendan::ingest
