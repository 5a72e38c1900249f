// Who cites whom? Every mention, with the sentence around it.
#pragma once

#include "collection/collection.h"
#include "render/value.h"

namespace viendan::mcp {

[[nodiscard]] Result<render::Object> links(const collection::Collection& collection,
                                           const render::Object& arguments);

}  // namespace viendan::mcp
