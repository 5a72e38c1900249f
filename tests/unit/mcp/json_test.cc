#include "mcp/json.h"

#include <catch2/catch.hpp>

#include "render/writers.h"

namespace viendan::mcp {
namespace {

std::string written(const Result<render::Value>& value) {
  REQUIRE(value);
  return render::to_json({{"", *value}});
}

TEST_CASE("JSON is read as it is written") {
  const std::string_view same[] = {
      "null",
      "true",
      "-9223372036854775808",
      "1.5",
      R"("Điều 1\n\"")",
      R"([1,[],{}])",
      R"({"a":{"b":[null,"c"]},"d":0})",
  };
  for (const auto text : same) {
    INFO(text);
    CHECK(written(parse_json(text)) == fmt::format("{{\"\":{}}}", text));
  }
  CHECK(written(parse_json(R"( "\u0110\ud83d\ude00" )")) == R"({"":"Đ😀"})");
  CHECK(parse_json("18446744073709551615")->as<double>() != nullptr);
}

TEST_CASE("what is no JSON is not read") {
  for (const std::string_view text :
       {"", " ", "{", "[1,]", "{\"a\"}", "1 2", "nul", "'a'", "\"\xff\"", "\"\\ud800\"", "01",
        "[1}", "\"a\nb\"", "NaN", "// a\n1"}) {
    INFO(text);
    const auto value = parse_json(text);
    REQUIRE_FALSE(value);
    CHECK(value.error().code == Error::Code::Malformed);
  }
  CHECK(parse_json("1e999").error().code == Error::Code::Malformed);
}

TEST_CASE("what is deeper or more than may be is refused, and no more of it is read") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  CHECK(parse_json(nested(32)));
  for (const auto& text : {nested(33), std::string(1'000'000, '[')}) {
    const auto value = parse_json(text);
    REQUIRE_FALSE(value);
    CHECK(value.error().code == Error::Code::Usage);
  }
  CHECK(parse_json("[1,2]", {.values = 3}));
  CHECK(parse_json("[1,2,3]", {.values = 3}).error().code == Error::Code::Usage);
}

}  // namespace
}  // namespace viendan::mcp
