// A list of bodies cut at its separators, before anyone knows which of them stand inside names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace viendan::agency_words {

/// A stretch between two separators.
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
  char after = 0;  // ',' ';' or 'v' (và)
};

/// One line; what had a bullet or a number in brackets begins a new part.
[[nodiscard]] std::string on_one_line(std::string_view text);

/// Cuts at commas, semicolons and "và" outside brackets.
[[nodiscard]] std::vector<Part> cut(std::string_view text);

/// Whether a semicolon ends any part from `first` up to the one before `last`.
[[nodiscard]] bool semicolon_between(const std::vector<Part>& parts, std::size_t first,
                                     std::size_t last);

/// The bytes of words that link two bodies ("và", "phối hợp với") at the beginning of the text,
/// with the space after them; 0 where it begins otherwise.
[[nodiscard]] std::size_t link_prefix(std::string_view text);

/// Whether what follows a name (not empty) shows that it has ended: a bracket, a colon, a link.
[[nodiscard]] bool ends_name(std::string_view after);

}  // namespace viendan::agency_words
