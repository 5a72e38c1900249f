// A Model Context Protocol server on standard input and output, for assistants.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace viendan::mcp {

struct Config {
  std::filesystem::path index;
  std::filesystem::path schemas;
  std::string version;  // of the program
};

/// A message longer than this is refused unread.
inline constexpr std::size_t kLongestMessage = std::size_t{1} << 20U;

/// Until the client closes its end. An error where there is no index to begin with.
[[nodiscard]] Result<void> serve(const Config& config);

}  // namespace viendan::mcp
