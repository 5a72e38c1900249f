// Months as official translations name them.
#pragma once

#include <string_view>

namespace viendan {

/// From 1; 0 where the word, in any case, is no month's name in full.
[[nodiscard]] int english_month(std::string_view word);

}  // namespace viendan
