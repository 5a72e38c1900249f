#include "base/pattern.h"

#include <catch2/catch.hpp>

namespace viendan {

TEST_CASE("A pattern is found from the left, and groups know their places") {
  const Pattern symbol("(\\d+)/(\\d{4}/)?(\\p{Lu}+)");
  const std::string text = "số 95/2012/NĐ và 403/QĐ";
  const auto match = symbol.find(text);
  REQUIRE(match);
  CHECK((*match)[0] == "95/2012/NĐ");
  CHECK((*match)[3] == "NĐ");
  CHECK(match->span(1).of(text) == "95");
  CHECK(match->has(2));
  const auto next = symbol.find(text, match->span().end);
  REQUIRE(next);
  CHECK_FALSE(next->has(2));
  CHECK_FALSE(symbol.find(text, next->span().end));
  CHECK_FALSE(symbol.find(text, 1000));
  CHECK(symbol.find_all(text).size() == 2);
}

TEST_CASE("Anchors hold") {
  const Pattern article("Điều \\d+");
  CHECK(article.match_start("Điều 1. Tên"));
  CHECK_FALSE(article.match_start("tại Điều 1"));
  CHECK(article.match_all("Điều 1"));
  CHECK_FALSE(article.matches("Điều 1."));
  CHECK(article.found_in("tại Điều 1."));
}

TEST_CASE("Case folding knows Vietnamese, empty matches come to an end") {
  CHECK(Pattern("(?i)đến").found_in("ĐẾN"));
  CHECK(Pattern("x*").find_all("axb").size() == 4);
}

TEST_CASE("A quoted literal finds itself") {
  const std::string literal = "a.b*(c)[d]|\\ Điều";
  CHECK(Pattern(quote_pattern(literal)).matches(literal));
  CHECK_FALSE(Pattern(quote_pattern("a.b")).matches("axb"));
}

}  // namespace viendan
