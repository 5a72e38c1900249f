// A document as files of other standards.
#pragma once

#include "web/api/resource.h"

namespace viendan::web {

[[nodiscard]] Result<Reply> akn_resource(const Call& call);
[[nodiscard]] Result<Reply> turtle_resource(const Call& call);

}  // namespace viendan::web
