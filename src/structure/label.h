// The number or letter that a unit of the outline begins with.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/block.h"

namespace viendan::structure {

/// A label as printed at the beginning of a line. Whether it opens a unit depends on the units
/// before it: see numbering.h.
struct Label {
  BlockKind kind = BlockKind::Clause;
  char mark = '.';          // how it is closed: 1. is not 1)
  std::string text;         // "3", "IV", "đ", "1.2"
  std::vector<int> values;  // {3}, {4}, {5}, {1, 2}; empty for "-" and "+"
  std::uint32_t size = 0;   // bytes of the line up to the first of its own words
  friend bool operator==(const Label&, const Label&) = default;
};

/// The readings of a line's beginning, likeliest first: "C." is a letter or a hundred, "V." a
/// letter or a five. Empty where it begins with no label.
[[nodiscard]] std::vector<Label> read_labels(std::string_view line);

/// Letters of points go by the Vietnamese alphabet: a b c d đ e g h i k l m n o p q r s t u v x y.
/// How many of them stand between two letters (positions as in Label::values): 0 for d and đ.
[[nodiscard]] int letters_between(int earlier, int later);

}  // namespace viendan::structure
