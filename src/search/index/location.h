// Places of databases: folders, which have a "/" in them, and servers, which have none.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace viendan::search {

struct Server {
  std::string host;
  unsigned port = 0;
};

/// Of "host:port".
[[nodiscard]] std::optional<Server> server_of(std::string_view place);

}  // namespace viendan::search
