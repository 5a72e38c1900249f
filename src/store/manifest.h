// The manifest of a generation as XML.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "store/workspace.h"

namespace viendan::store {

[[nodiscard]] std::string manifest_to_xml(const Manifest& manifest);
/// NoIndex where it is of another format, Malformed where it is damaged.
[[nodiscard]] Result<Manifest> manifest_from_xml(std::string_view xml);

}  // namespace viendan::store
