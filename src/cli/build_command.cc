#include "cli/build_once.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/loaded.h"

namespace viendan::cli {

Result<int> run(const Options& options, const BuildOptions& build) {
  const auto vocabulary = load_vocabulary(options);
  if (!vocabulary) return tl::unexpected(vocabulary.error());
  const auto report = build_once(options, build, *vocabulary);
  if (!report) return tl::unexpected(report.error());
  if (auto told = tell(*report, build); !told) return tl::unexpected(told.error());
  return report->failures.empty() ? ExitDone : ExitUnread;
}

}  // namespace viendan::cli
