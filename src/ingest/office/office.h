// Office files: those of the zipped formats are read here, the older ones by a converter.
#pragma once

#include "ingest/rich.h"

namespace viendan::ingest {

/// DOCX and XLSX: a zip archive (ECMA-376), told apart by its parts.
[[nodiscard]] Result<RichText> read_ooxml(const Input& input);

/// DOC, RTF and XLS, through a converter that runs as a child process with bounded time, memory
/// and output: LibreOffice where it is installed, else antiword, unrtf or xls2csv.
[[nodiscard]] Result<RichText> read_old_office(const Input& input);

}  // namespace viendan::ingest
