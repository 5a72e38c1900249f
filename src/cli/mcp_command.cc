#include "cli/commands.h"
#include "cli/exit_code.h"
#include "mcp/serve.h"

namespace viendan::cli {

Result<int> run(const Options& options, const McpOptions&) {
  const auto served =
      mcp::serve({.index = options.index, .schemas = options.schemas, .version = VIENDAN_VERSION});
  if (!served) return tl::unexpected(served.error());
  return ExitDone;
}

}  // namespace viendan::cli
