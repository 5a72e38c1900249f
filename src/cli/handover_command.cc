#include "base/file.h"
#include "cli/command_table.h"
#include "cli/commands.h"
#include "cli/completions.h"
#include "cli/exit_code.h"
#include "cli/manual.h"

namespace viendan::cli {

Result<int> run(const Options&, const ManualOptions& options) {
  for (const ManualPage& page : manual(command_table())) {
    if (auto done = write_file_atomically(options.folder / page.file, page.text); !done) {
      return tl::unexpected(done.error());
    }
  }
  return ExitDone;
}

Result<int> run(const Options&, const CompletionsOptions& options) {
  fmt::print("{}", completions(command_table(), options.shell));
  return ExitDone;
}

}  // namespace viendan::cli
