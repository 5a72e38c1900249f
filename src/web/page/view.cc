#include "web/page/view.h"

#include <algorithm>

#include "base/text.h"

namespace viendan::web {

std::string View::in_other_language() const {
  Address other(path, language == Language::English ? Language::Vietnamese : Language::English);
  for (const auto& [name, value] : request.parameters) other.with(name, value);
  return other.text();
}

std::string View::with(std::string_view name, std::string_view value) const {
  Address changed(path, language);
  for (const auto& [key, kept] : request.parameters) {
    if (key != name && key != "offset") changed.with(key, kept);
  }
  return changed.with(name, value).text();
}

std::uint32_t View::number(std::string_view name, std::uint32_t least, std::uint32_t most,
                           std::uint32_t otherwise) const {
  const int typed = to_int(request.parameter(name));
  if (typed < 0) return otherwise;
  return std::clamp(static_cast<std::uint32_t>(typed), least, most);
}

}  // namespace viendan::web
