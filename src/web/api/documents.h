// Resources of one document, and the list of them.
#pragma once

#include "web/api/resource.h"

namespace viendan::web {

[[nodiscard]] Result<Reply> documents_resource(const Call& call);
[[nodiscard]] Result<Reply> document_resource(const Call& call);
[[nodiscard]] Result<Reply> units_resource(const Call& call);
[[nodiscard]] Result<Reply> activities_of_resource(const Call& call);
[[nodiscard]] Result<Reply> citations_of_resource(const Call& call);
[[nodiscard]] Result<Reply> targets_resource(const Call& call);
[[nodiscard]] Result<Reply> duties_resource(const Call& call);
[[nodiscard]] Result<Reply> text_resource(const Call& call);

/// The identity that an address names: an identity, a number, or a symbol in any spelling. NotFound
/// where none or several do. `stubs`: documents that are cited but not in the corpus count too.
[[nodiscard]] Result<std::string> identity_of(const Collection& collection,
                                              std::string_view address, bool stubs);

}  // namespace viendan::web
