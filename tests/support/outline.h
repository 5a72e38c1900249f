// What a reading looks like in a specification: one line a thing, stable, easy to compare by eye.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/document.h"
#include "model/draft.h"

namespace viendan::test {

/// The outline of one view, or nullopt where there is no view of that name. `raw` is the draft as
/// ingested, `draft` the same after normalising, `document` what was read of it.
[[nodiscard]] std::optional<std::string> outline(std::string_view view, const Draft& raw,
                                                 const Draft& draft, const Document& document);

/// The names of all views, for messages.
[[nodiscard]] std::string view_names();

}  // namespace viendan::test
