// Who cites what: citations, edges between documents, and stubs.
#pragma once

#include "web/api/resource.h"

namespace viendan::web {

[[nodiscard]] Result<Reply> citations_resource(const Call& call);
[[nodiscard]] Result<Reply> citing_resource(const Call& call);
[[nodiscard]] Result<Reply> edges_resource(const Call& call);
[[nodiscard]] Result<Reply> stubs_resource(const Call& call);
[[nodiscard]] Result<Reply> stub_resource(const Call& call);

}  // namespace viendan::web
