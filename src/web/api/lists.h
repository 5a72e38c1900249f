// Lists over all documents: activities, bodies, remarks, contradictions; and the collection's
// counts.
#pragma once

#include "web/api/resource.h"

namespace viendan::web {

[[nodiscard]] Result<Reply> activities_resource(const Call& call);
[[nodiscard]] Result<Reply> agencies_resource(const Call& call);
[[nodiscard]] Result<Reply> agency_resource(const Call& call);
[[nodiscard]] Result<Reply> issues_resource(const Call& call);
[[nodiscard]] Result<Reply> disagreements_resource(const Call& call);
[[nodiscard]] Result<Reply> collection_resource(const Call& call);

}  // namespace viendan::web
