// Numbers with units as aims print them: "8 - 10%", "60% đến 70%", "1.250,5 triệu tấn".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace viendan::activities {

struct Value {
  Span span;  // numbers and unit
  double min = 0;
  double max = 0;
  std::string unit;       // "" for a bare number
  std::string separator;  // of a range: "-" or "đến"; "" for a single number
};

/// 1250.5 for "1.250,5"; nullopt for what is no number.
[[nodiscard]] std::optional<double> read_number(std::string_view text);
/// All numbers with a known unit, and bare ones, left to right. `text` is in lower case.
[[nodiscard]] std::vector<Value> find_values(std::string_view text);

}  // namespace viendan::activities
