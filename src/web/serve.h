// The web pages of an index: from an address to a page.
#pragma once

#include "web/http/server.h"

namespace viendan::web {

struct Config {
  std::filesystem::path index = "index";
  std::filesystem::path schemas;  // folder of the vocabulary
  ServerConfig server = {};
};

/// Serves until SIGINT or SIGTERM, then ends cleanly. A generation that is published meanwhile is
/// shown from the next request on. Fails where there is no index, or the address is taken.
[[nodiscard]] Result<void> serve(const Config& config);

}  // namespace viendan::web
