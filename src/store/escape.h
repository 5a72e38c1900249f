// Any bytes inside the XML of records: base/escape.h.
#pragma once

#include "base/escape.h"

namespace viendan::store {

[[nodiscard]] inline std::string escape(std::string_view bytes) {
  return escape_for_xml(bytes);
}
[[nodiscard]] inline std::optional<std::string> unescape(std::string_view text) {
  return unescape_from_xml(text);
}

}  // namespace viendan::store
