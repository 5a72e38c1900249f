// How a spreadsheet shows a number (ECMA-376 part 1, 18.8.31), in Vietnamese writing: a comma
// before decimals, points between thousands, the day before the month.
#pragma once

#include <string>
#include <string_view>

namespace viendan::ingest {

/// The code of a format that files name by its number only; "" where there is none.
[[nodiscard]] std::string_view built_in_format(int id);

/// The number as a format code shows it. Codes with fractions or conditions show it plainly.
[[nodiscard]] std::string show_number(double number, std::string_view code, bool since_1904);

}  // namespace viendan::ingest
