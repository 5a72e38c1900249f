// Where is it said? Passages that a query finds.
#pragma once

#include "collection/collection.h"
#include "render/value.h"

namespace viendan::mcp {

[[nodiscard]] Result<render::Object> search(const collection::Collection& collection,
                                            const render::Object& arguments);

}  // namespace viendan::mcp
