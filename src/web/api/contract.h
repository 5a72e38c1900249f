// What the API says of itself: its resources, its description, the schemas of its records.
#pragma once

#include "web/api/resource.h"

namespace viendan::web {

[[nodiscard]] Result<Reply> index_resource(const Call& call);
[[nodiscard]] Result<Reply> openapi_resource(const Call& call);
[[nodiscard]] Result<Reply> schema_resource(const Call& call);

}  // namespace viendan::web
