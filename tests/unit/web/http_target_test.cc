#include "web/http/target.h"

#include <catch2/catch.hpp>

using namespace viendan::web;

namespace {

struct Row {
  std::string_view sent;
  int refused;
  std::string_view path;
};

std::string times(std::size_t count, std::string_view text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("A path is decoded, or refused with the status that says why") {
  const Row row = GENERATE(values<Row>({
      {"/", 0, "/"},
      {"/a%20b", 0, "/a b"},
      {"/a+b", 0, "/a+b"},
      {"/documents/qd-ttg%2F2012%2F1393", 0, "/documents/qd-ttg/2012/1393"},
      {"/t%C4%83ng", 0, "/tăng"},
      {"/tăng", 0, "/tăng"},
      {"/documents/", 0, "/documents/"},
      {"/...", 0, "/..."},
      // absolute addresses
      {"http://example.vn/search", 0, "/search"},
      {"http://example.vn", 0, "/"},
      {"https://example.vn:8/a?b=c", 0, "/a"},
      {"http://example.vn?a=b", 400, ""},
      {"ftp://example.vn/", 400, ""},
      // no path
      {"", 400, ""},
      {"*", 400, ""},
      {"search", 400, ""},
      {"%2Fsearch", 0, "/search"},
      // paths that mean other paths
      {"//", 404, ""},
      {"/a//b", 404, ""},
      {"/a/../b", 404, ""},
      {"/..", 404, ""},
      {"/./a", 404, ""},
      {"/%2e%2e/a", 404, ""},
      {"/a%2f..%2fb", 404, ""},
      {"//example.vn/a", 404, ""},
      // no UTF-8, control characters, cut encodings
      {"/%", 400, ""},
      {"/%4", 400, ""},
      {"/%zz", 400, ""},
      {"/%00", 400, ""},
      {"/a%0Ab", 400, ""},
      {"/%7F", 400, ""},
      {"/%FF", 400, ""},
      {"/%C0%AE%C0%AE/", 400, ""},  // "." in two bytes
      {"/%E0%80%AF", 400, ""},      // "/" in three
      {"/%ED%A0%80", 400, ""},      // half of a pair
      {"/%F4%90%80%80", 400, ""},   // beyond Unicode
      {"/a b", 400, ""},
      {"/a\tb", 400, ""},
      {"/a#b", 400, ""},
  }));
  CAPTURE(row.sent);
  const Target target = parse_target(row.sent);
  CHECK(target.refused == row.refused);
  if (row.refused == 0) CHECK(target.request.path == row.path);
}

TEST_CASE("Parameters are decoded in their order; what forms write is understood") {
  const Target target =
      parse_target("/search?q=t%C4%83ng+tr%2B&type=q&&type=n&empty=&bare&=x&a=b=c");
  REQUIRE(target.refused == 0);
  using Parameters = decltype(target.request.parameters);
  CHECK(target.request.parameters == Parameters{{"q", "tăng tr+"},
                                                {"type", "q"},
                                                {"type", "n"},
                                                {"empty", ""},
                                                {"bare", ""},
                                                {"", "x"},
                                                {"a", "b=c"}});
}

TEST_CASE("A line end may stand in a value, no other control character") {
  CHECK(parse_target("/?a=b%0D%0Ac%09d").refused == 0);
  for (const auto* bad :
       {"/?a=%00", "/?a=%01", "/?%1B=a", "/?a=%C0%80", "/?a=%FF", "/?a=%", "/?a=%7f"})
    CHECK(parse_target(bad).refused == 400);
}

TEST_CASE("Number of parameters and length are bounded") {
  CHECK(parse_target("/?" + times(kMostParameters, "a=b&")).refused == 0);
  CHECK(parse_target("/?" + times(kMostParameters + 1, "a=b&")).refused == 400);
  CHECK(parse_target("/" + std::string(kMostTarget - 1, 'a')).refused == 0);
  CHECK(parse_target("/" + std::string(kMostTarget, 'a')).refused == 414);
  CHECK(parse_target("/?q=" + times(kMostTarget, "%41")).refused == 414);
}
