// Single values as the words of an XML attribute, and back. A value that is written can be read;
// reading accepts nothing else.
#pragma once

#include <charconv>
#include <cmath>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "base/span.h"
#include "base/text.h"
#include "model/place.h"

namespace viendan::store {

template <typename T>
concept Number = std::same_as<T, int> || std::same_as<T, std::uint32_t> || std::same_as<T, double>;

template <Number T>
[[nodiscard]] std::string to_words(T value) {
  return fmt::format("{}", value);  // the shortest form that reads back as the same number
}
template <Number T>
[[nodiscard]] bool from_words(std::string_view words, T& value) {
  const char* const end = words.data() + words.size();
  const auto [rest, error] = std::from_chars(words.data(), end, value);
  if constexpr (std::same_as<T, double>) {
    if (!std::isfinite(value)) return false;
  }
  return error == std::errc{} && rest == end;
}

[[nodiscard]] inline std::string to_words(bool value) {
  return value ? "true" : "false";
}
[[nodiscard]] inline bool from_words(std::string_view words, bool& value) {
  value = words == "true";
  return value || words == "false";
}

[[nodiscard]] inline std::string to_words(const Date& date) {
  return date.iso();
}
[[nodiscard]] inline bool from_words(std::string_view words, Date& date) {
  const auto read = parse_iso_date(words);
  date = read.value_or(Date{});
  return read.has_value();
}

/// Spans and lines: "12-40".
template <typename T>
[[nodiscard]] bool read_pair(std::string_view words, T& first, T& last) {
  const auto dash = words.find('-');
  return dash != std::string_view::npos && from_words(words.substr(0, dash), first) &&
         from_words(words.substr(dash + 1), last);
}
[[nodiscard]] inline std::string to_words(Span span) {
  return fmt::format("{}-{}", span.begin, span.end);
}
[[nodiscard]] inline bool from_words(std::string_view words, Span& span) {
  return read_pair(words, span.begin, span.end);
}
[[nodiscard]] inline std::string to_words(Lines lines) {
  return fmt::format("{}-{}", lines.first, lines.last);
}
[[nodiscard]] inline bool from_words(std::string_view words, Lines& lines) {
  return read_pair(words, lines.first, lines.last);
}

template <typename T>
[[nodiscard]] std::string to_words(const std::optional<T>& value) {
  return value ? to_words(*value) : std::string();
}
template <typename T>
[[nodiscard]] bool from_words(std::string_view words, std::optional<T>& value) {
  return from_words(words, value.emplace());
}

/// Several values, separated by single spaces.
template <typename T>
[[nodiscard]] std::string to_words(const std::vector<T>& values) {
  std::string words;
  for (const T& value : values) {
    if (!words.empty()) words += ' ';
    words += to_words(value);
  }
  return words;
}
template <typename T>
[[nodiscard]] bool from_words(std::string_view words, std::vector<T>& values) {
  for (const auto part : split(words, ' ')) {
    if (!from_words(part, values.emplace_back())) return false;
  }
  return true;
}

}  // namespace viendan::store
