#include "model/anchor.h"

#include <catch2/catch.hpp>

namespace viendan {

TEST_CASE(
    "An ordinal in an address has letters, digits and dots inside, and hyphens for the rest") {
  struct Row {
    std::string_view ordinal, part;
  };
  const Row rows[] = {{"7", "7"},   {"7.", "7"}, {"1.2", "1.2"}, {"4/1.", "4-1"},
                      {"(a)", "a"}, {"Đ", "d"},  {"II", "ii"},   {"1 và 2", "1-va-2"},
                      {"", ""},     {" - ", ""}, {"...", ""}};
  for (const auto& [ordinal, part] : rows) {
    CAPTURE(ordinal);
    CHECK(anchor_part(ordinal) == part);
  }
}

}  // namespace viendan
