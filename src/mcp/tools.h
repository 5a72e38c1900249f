// The tools: what tools.json says of each, and the function that does it.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "collection/collection.h"
#include "mcp/revision.h"
#include "render/value.h"

namespace viendan::mcp {

using collection::Collection;

struct Tool {
  std::string_view name;  // as in tools.json
  Result<render::Object> (*make)(const Collection& collection, const render::Object& arguments);
};

[[nodiscard]] std::span<const Tool> tools();
[[nodiscard]] const Tool* tool_named(std::string_view name);

/// What a client of a revision is told of all tools.
[[nodiscard]] render::List tool_list(const Revision& revision);
/// The schema of what a tool takes.
[[nodiscard]] const render::Object& input_schema(const Tool& tool);

/// Guidance for the assistant.
[[nodiscard]] std::string_view instructions();

}  // namespace viendan::mcp
