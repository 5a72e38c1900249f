// One build and what is told of it, for `build` and `watch`.
#pragma once

#include "cli/options.h"
#include "pipeline/build.h"
#include "vocabulary/vocabulary.h"

namespace viendan::cli {

/// With a line of progress on a terminal. A dry run leaves nothing behind.
[[nodiscard]] Result<pipeline::Report> build_once(const Options& options, const BuildOptions& build,
                                                  const Vocabulary& vocabulary);

/// The report as text on standard error or as JSON on standard output, and into a file where one is
/// asked for. Fails where that cannot be written.
[[nodiscard]] Result<void> tell(const pipeline::Report& report, const BuildOptions& build);

}  // namespace viendan::cli
