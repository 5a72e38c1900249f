// What the converters print that give no office file.
#pragma once

#include <string_view>

#include "ingest/rich.h"

namespace viendan::ingest {

/// A paragraph a line.
[[nodiscard]] Result<RichText> read_plain_lines(const Input& input);

/// Sheets between form feeds: a row a line, cells between semicolons, texts in quotes.
[[nodiscard]] Result<RichText> read_quoted_sheets(const Input& input);

}  // namespace viendan::ingest
