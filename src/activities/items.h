// Cutting the text of a field into its items.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "vocabulary/vocabulary.h"

namespace viendan::activities {

/// The length of a bullet or number at the beginning of a line ("- ", "1. ", "(2) ", "a) "), or 0.
[[nodiscard]] std::size_t bullet_length(std::string_view line);

/// The items of a text, without bullets and numbers. A line without a bullet is an item of its own
/// only where the line before it has ended; second-level items keep their "+".
[[nodiscard]] std::vector<std::string> content_items(std::string_view text);

/// A text and the items that follow it: "Xây dựng: - A - B".
struct Introduced {
  std::string introduction;
  std::vector<std::string> items;
};
[[nodiscard]] Introduced introduced_items(std::string_view text);

/// Products: cut at lines and semicolons, and at commas where another product follows.
[[nodiscard]] std::vector<std::string> output_items(std::string_view text);

/// Sources of money: cut at lines and semicolons, and at commas and "và" where a source follows.
[[nodiscard]] std::vector<std::string> funding_items(const Vocabulary& vocabulary,
                                                     std::string_view text);

}  // namespace viendan::activities
