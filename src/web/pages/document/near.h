// When an address names no document of the collection.
#pragma once

#include "web/page/view.h"

namespace viendan::web {

/// The document that was meant, where it is one only: a redirect to its identity. Else the page of
/// a stub, a choice, or that nothing is here and what is near.
[[nodiscard]] Result<Response> other_document(const View& view);

/// A redirect that keeps the parameters but for `without`.
[[nodiscard]] Response redirect(std::string address);

}  // namespace viendan::web
