// What a tool is given: checked against the schema that its clients are told, so that the two
// cannot drift apart.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/names.h"
#include "render/value.h"

namespace viendan::mcp {

/// Usage, naming the first argument that the schema does not allow. Of JSON Schema it knows what
/// tools.json uses: type, enum, minimum, maximum, minLength, maxLength, format "date" (perhaps
/// without day or month), items, maxItems, required, properties and additionalProperties.
[[nodiscard]] Result<void> check_arguments(const render::Object& schema,
                                           const render::Object& arguments);

/// "" where it is not given.
[[nodiscard]] std::string text_in(const render::Object& arguments, std::string_view name);
/// A text, or a list of texts.
[[nodiscard]] std::vector<std::string> texts_in(const render::Object& arguments,
                                                std::string_view name);
[[nodiscard]] std::uint32_t number_in(const render::Object& arguments, std::string_view name,
                                      std::uint32_t otherwise);
[[nodiscard]] bool flag_in(const render::Object& arguments, std::string_view name, bool otherwise);

template <typename E, std::size_t N>
[[nodiscard]] E choice_in(const render::Object& arguments, std::string_view name,
                          const NameTable<E, N>& table, E otherwise) {
  return value_in(table, text_in(arguments, name)).value_or(otherwise);
}

template <typename E, std::size_t N>
[[nodiscard]] std::vector<E> choices_in(const render::Object& arguments, std::string_view name,
                                        const NameTable<E, N>& table) {
  std::vector<E> values;
  for (const auto& text : texts_in(arguments, name)) {
    if (const auto value = value_in(table, text)) values.push_back(*value);
  }
  return values;
}

}  // namespace viendan::mcp
