// What a request line asks for: the target as the client sent it, decoded and checked.
#pragma once

#include <string_view>

#include "web/http/message.h"

namespace viendan::web {

inline constexpr std::size_t kMostTarget = 8192;  // bytes, as sent
inline constexpr std::size_t kMostParameters = 100;

struct Target {
  int refused = 0;  // the status that refuses it; 0 where it is sound
  Request request = {};
};

/// "/search?q=a+b", or an absolute address of which only this part counts. Refuses what is too long
/// (414), cannot be decoded or has control characters (400), and paths that mean another path:
/// empty segments, "." and ".." (404), however they are encoded.
[[nodiscard]] Target parse_target(std::string_view sent);

}  // namespace viendan::web
