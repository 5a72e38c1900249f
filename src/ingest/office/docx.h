// DOCX: the parts of a text document (ECMA-376 part 1, 17) as rich text.
#pragma once

#include <string_view>

#include "ingest/office/archive.h"
#include "ingest/rich.h"

namespace viendan::ingest {

/// Reads the document whose main part is `part`.
[[nodiscard]] Result<RichText> read_docx(Archive& archive, std::string_view part);

}  // namespace viendan::ingest
