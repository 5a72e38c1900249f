// Who does what by when? Rows of action plans.
#pragma once

#include "collection/collection.h"
#include "render/value.h"

namespace viendan::mcp {

[[nodiscard]] Result<render::Object> activities(const collection::Collection& collection,
                                                const render::Object& arguments);

}  // namespace viendan::mcp
