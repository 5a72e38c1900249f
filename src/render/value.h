// A record before it has a format: what JSON, CSV and XML have in common.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"

namespace viendan::render {

struct Value;
using List = std::vector<Value>;
/// In the order in which the contract names the members.
using Object = std::vector<std::pair<std::string, Value>>;

/// Null where a thing is absent; lists are never null.
struct Value {
  std::variant<std::monostate, bool, std::int64_t, double, std::string, List, Object> data;

  Value() = default;
  Value(bool value) : data(value) {}
  Value(int value) : data(std::int64_t{value}) {}
  Value(std::uint32_t value) : data(std::int64_t{value}) {}
  Value(double value) : data(value) {}
  Value(std::string value) : data(std::move(value)) {}
  Value(const char*) = delete;  // would be a bool
  Value(List value) : data(std::move(value)) {}
  Value(Object value) : data(std::move(value)) {}

  [[nodiscard]] bool null() const { return data.index() == 0; }
  template <typename T>
  [[nodiscard]] const T* as() const {
    return std::get_if<T>(&data);
  }
};

/// Null for the empty string: no field of a record is printed and empty.
[[nodiscard]] inline Value text_or_null(std::string_view text) {
  return text.empty() ? Value() : Value(std::string(text));
}
[[nodiscard]] inline Value date_or_null(const std::optional<Date>& date) {
  return date ? Value(date->iso()) : Value();
}
/// Whole numbers without a fraction: 65, not 65.0.
[[nodiscard]] inline Value number_or_null(const std::optional<double>& number) {
  if (!number || !std::isfinite(*number)) return {};
  const bool whole = std::trunc(*number) == *number && std::abs(*number) < 1e15;
  if (!whole) return Value(*number);
  Value value;
  value.data = static_cast<std::int64_t>(*number);
  return value;
}

[[nodiscard]] inline const Value* member(const Object& object, std::string_view name) {
  for (const auto& [key, value] : object) {
    if (key == name) return &value;
  }
  return nullptr;
}

}  // namespace viendan::render
