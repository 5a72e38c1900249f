// Documents, their citations and the graph of them in the formats of legal publishing.
#pragma once

#include "base/result.h"
#include "cli/chosen.h"

namespace viendan::cli {

/// The documents that are asked for, and what search had to say on standard error.
[[nodiscard]] Result<Chosen> chosen_by(const Options& options, const ExportOptions& wanted);

/// Akoma Ntoso 3.0: one document to standard output or a file, several into a folder.
[[nodiscard]] Result<int> export_akn(const Options& options, const ExportOptions& wanted);
/// Citations as W3C Web Annotations, a line each.
[[nodiscard]] Result<int> export_annotations(const Options& options, const ExportOptions& wanted);
/// What the chosen documents cite.
[[nodiscard]] Result<int> export_graph(const Options& options, const ExportOptions& wanted);

}  // namespace viendan::cli
