// The names that enumerators have in XML, exports and on the command line.
//
// An enumeration of the model has a table `constexpr NameTable<E, N> kNames...` in its header and
// is written and read through it, so that a name stands in one place.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace viendan {

template <typename E, std::size_t N>
using NameTable = std::array<std::pair<E, std::string_view>, N>;

template <typename E, std::size_t N>
[[nodiscard]] constexpr std::string_view name_in(const NameTable<E, N>& table, E value) {
  for (const auto& [candidate, name] : table) {
    if (candidate == value) return name;
  }
  return {};
}

template <typename E, std::size_t N>
[[nodiscard]] constexpr std::optional<E> value_in(const NameTable<E, N>& table,
                                                  std::string_view name) {
  for (const auto& [value, candidate] : table) {
    if (candidate == name) return value;
  }
  return std::nullopt;
}

}  // namespace viendan
