// What does it say? The text of a document or of a provision, and how it was read.
#pragma once

#include "collection/collection.h"
#include "render/value.h"

namespace viendan::mcp {

[[nodiscard]] Result<render::Object> read(const collection::Collection& collection,
                                          const render::Object& arguments);

}  // namespace viendan::mcp
