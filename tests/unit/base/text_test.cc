#include "base/text.h"

#include <catch2/catch.hpp>

namespace viendan {

TEST_CASE("Cutting and joining") {
  using Parts = std::vector<std::string_view>;
  CHECK(trim(" \ta b\r\n") == "a b");
  CHECK(trim(" ").empty());
  CHECK(trim_right("a ") == "a");
  CHECK(trim("./.a./.", "./") == "a");
  CHECK(split("a;;b", ';') == Parts{"a", "", "b"});
  CHECK(split("", ';') == Parts{""});
  CHECK(join({"a", "b", "c"}, ", ") == "a, b, c");
  CHECK(join({}, ", ").empty());
  CHECK(join({"a", "a"}, "-") == "a-a");
  CHECK(squeeze("  a \n\t b ") == "a b");
  CHECK(squeeze("").empty());
  CHECK(replace_all("aXbXX", "X", "--") == "a--b----");
}

TEST_CASE("Numbers") {
  CHECK(to_int("0123") == 123);
  for (const std::string text : {"", "-1", "1a", "1234567890"}) CHECK(to_int(text) == -1);
  CHECK(roman_value("IV") == 4);
  CHECK(roman_value("XXXIX") == 39);
  CHECK(roman_value("LXXX") == 80);
  CHECK(roman_value("A") == 0);
  CHECK(roman_value("") == 0);
}

}  // namespace viendan
