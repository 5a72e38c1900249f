#include "cli/commands.h"
#include "cli/exit_code.h"
#include "web/serve.h"

namespace viendan::cli {

Result<int> run(const Options& options, const ServeOptions& serve) {
  web::Config config{.index = options.index, .schemas = options.schemas};
  config.server.address = serve.address;
  config.server.port = serve.port;
  config.server.names = serve.hosts;
  config.server.threads = serve.threads;
  config.server.connections = serve.connections;
  config.server.cache_bytes = std::uint64_t{serve.cache_mb} << 20U;
  config.server.log = serve.log;
  const auto served = web::serve(config);
  if (!served) return tl::unexpected(served.error());
  return ExitDone;
}

}  // namespace viendan::cli
