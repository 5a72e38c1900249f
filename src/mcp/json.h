// Reads JSON from outside: bounded, and no value of it is trusted.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"
#include "render/value.h"

namespace viendan::mcp {

struct JsonLimits {
  std::size_t depth = 32;       // of arrays and objects in each other
  std::size_t values = 10'000;  // in all
};

/// One JSON value and nothing else. Malformed where it is none, Usage where it is over a limit. Of
/// members with one name the first is found; numbers without a place in 64 bits become doubles.
[[nodiscard]] Result<render::Value> parse_json(std::string_view text,
                                               const JsonLimits& limits = {});

}  // namespace viendan::mcp
