#include "model/place.h"

#include <catch2/catch.hpp>

namespace viendan {
namespace {

// "Điều" of line 1 from column 2, a line end, "1 và 2" of line 3 that stands for ten columns.
const std::string kText = "Điều\n1 và 2";
const SourceMap kMap({{0, 1, 2, 4}, {8, 3, 0, 10}});

}  // namespace

TEST_CASE("A place is a line and a column of code points") {
  CHECK(kMap.locate(kText, 0) == Position{1, 2});
  CHECK(kMap.locate(kText, 2) == Position{1, 3});  // behind the two bytes of Đ
  CHECK(kMap.locate(kText, 8) == Position{3, 0});
  CHECK(kMap.locate(kText, 10) == Position{3, 2});
  CHECK(SourceMap().locate(kText, 3) == Position{0, 0});
}

TEST_CASE("A span is traced line by line") {
  using Traced = std::vector<LineSpan>;
  CHECK(kMap.trace(kText, {0, 7}) == Traced{{1, 2, 6}});
  CHECK(kMap.trace(kText, {0, 9}) == Traced{{1, 2, 6}, {3, 0, 1}});
  CHECK(kMap.trace(kText, {8, static_cast<std::uint32_t>(kText.size())}) == Traced{{3, 0, 10}});
  CHECK(kMap.trace(kText, {3, 3}).empty());
}

TEST_CASE("Markup between two runs of a line is inside what covers both") {
  const SourceMap map({{0, 1, 2, 1}, {1, 1, 5, 1}});
  CHECK(map.trace("ab", {0, 2}) == std::vector<LineSpan>{{1, 2, 6}});
  CHECK(map.trace("ab", {0, 1}) == std::vector<LineSpan>{{1, 2, 3}});
  CHECK(map.trace("ab", {1, 2}) == std::vector<LineSpan>{{1, 5, 6}});
}

TEST_CASE("The lines of a span are its first and last") {
  CHECK(kMap.lines({0, 9}) == Lines{1, 3});
  CHECK(kMap.lines({0, 2}) == Lines{1, 1});
  CHECK(kMap.lines({9, 9}) == Lines{3, 3});
  CHECK(SourceMap().lines({0, 1}) == Lines{});
}

TEST_CASE("An empty run gives way to the next") {
  SourceMap map;
  map.add({0, 1, 0, 3});
  map.add({0, 1, 3, 2});
  CHECK(map.runs().size() == 1);
  CHECK(map.runs().front().column == 3);
}

}  // namespace viendan
