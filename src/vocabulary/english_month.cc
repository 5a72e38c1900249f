#include "vocabulary/english_month.h"

#include <algorithm>

#include "base/unicode.h"

namespace viendan {
namespace {

constexpr std::string_view kMonths[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};

}  // namespace

int english_month(std::string_view word) {
  const auto* found = std::ranges::find(kMonths, to_lower(word));
  return found == std::end(kMonths) ? 0 : static_cast<int>(found - std::begin(kMonths)) + 1;
}

}  // namespace viendan
