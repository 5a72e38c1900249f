// Exports that are no table of records. Each is written by a function of its own, one document at a
// time; `export` looks here first.
#pragma once

#include "base/result.h"
#include "cli/options.h"

namespace viendan::cli {

using ExportForm = Result<int> (*)(const Options&, const ExportOptions&);

/// nullptr where what is asked is a table of records.
[[nodiscard]] ExportForm export_form(render::What what, render::Format format);

}  // namespace viendan::cli
