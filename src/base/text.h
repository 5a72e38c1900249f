// Cutting and joining strings. ASCII white space only: other spaces are gone after normalising.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace viendan {

inline constexpr std::string_view kSpaces = " \t\r\n";

[[nodiscard]] std::string_view trim(std::string_view text, std::string_view what = kSpaces);
[[nodiscard]] std::string_view trim_right(std::string_view text, std::string_view what = kSpaces);
/// Views of the parts between separators, empty ones too; one empty part for an empty text.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);
/// Runs of white space as one space, none at the ends.
[[nodiscard]] std::string squeeze(std::string_view text);
[[nodiscard]] std::string replace_all(std::string_view text, std::string_view from,
                                      std::string_view to);
/// The number, or -1 where the text is not made of 1 to 9 digits.
[[nodiscard]] int to_int(std::string_view digits);
/// The value of a Roman numeral in capitals, or 0.
[[nodiscard]] int roman_value(std::string_view numeral);

}  // namespace viendan
