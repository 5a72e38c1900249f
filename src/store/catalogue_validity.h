// What the parts of a catalogue tell of the validity of one document.
#pragma once

#include <string_view>
#include <vector>

#include "model/validity.h"
#include "store/catalogue_parts.h"

namespace viendan::store {

[[nodiscard]] ActDays own_days(Parts& parts, std::string_view id);
/// By identity of the acting document, then by place.
[[nodiscard]] std::vector<ActBy> acts_on(Parts& parts, std::string_view id);

}  // namespace viendan::store
