// XLSX: the sheets of a workbook (ECMA-376 part 1, 18) as rich text.
#pragma once

#include <string_view>

#include "ingest/office/archive.h"
#include "ingest/rich.h"

namespace viendan::ingest {

/// Reads the workbook whose main part is `part`.
[[nodiscard]] Result<RichText> read_xlsx(Archive& archive, std::string_view part,
                                         const Limits& limits);

}  // namespace viendan::ingest
