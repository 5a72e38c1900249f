// Documents and their citations in the formats of legal publishing.
#pragma once

#include "base/result.h"
#include "cli/options.h"

namespace viendan::cli {

/// Akoma Ntoso 3.0: one document to standard output or a file, several into a folder.
[[nodiscard]] Result<int> export_akn(const Options& options, const ExportOptions& wanted);

}  // namespace viendan::cli
