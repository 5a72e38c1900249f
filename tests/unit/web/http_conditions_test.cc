#include "web/http/conditions.h"

#include <catch2/catch.hpp>

#include "web/http/host.h"

using namespace viendan::web;

TEST_CASE("If-None-Match names a tag in a list, weak or strong, or by a star") {
  struct Row {
    std::string_view header;
    bool names;
  };
  const Row row = GENERATE(values<Row>({
      {R"("a1")", true},
      {R"(W/"a1")", true},
      {R"("x", W/"a1" )", true},
      {R"("x","y" , "a1","z")", true},
      {R"("x, \"a1", "a1")", false},  // no tag has a quote in it: what follows is no list
      {"*", true},
      {" * ", true},
      {"", false},
      {R"("a")", false},
      {R"("a12")", false},
      {"a1", false},
      {R"("a1)", false},
      {R"(w/"a1")", false},
      {R"("x",, "a1")", true},
      {",", false},
      {"*, x", false},
  }));
  CAPTURE(row.header);
  CHECK(names_tag(row.header, R"(W/"a1")") == row.names);
  CHECK(names_tag(row.header, R"("a1")") == row.names);
}

TEST_CASE("gzip is sent to those who say that they read it") {
  struct Row {
    std::string_view header;
    bool accepts;
  };
  const Row row = GENERATE(values<Row>({
      {"gzip", true},
      {"GZip", true},
      {"x-gzip", true},
      {"deflate, gzip;q=1.0, *;q=0.5", true},
      {"gzip; q=0.001", true},
      {"br, gzip ; Q=0.5", true},
      {"*", true},
      {"gzip;q=0", false},
      {"gzip;q=0.000", false},
      {"gzip; q=0, *", false},
      {"*;q=0", false},
      {"*;q=0, gzip", true},
      {"", false},
      {"identity", false},
      {"br, deflate", false},
      {"gzipped", false},
      {";;;,,,q=", false},
  }));
  CAPTURE(row.header);
  CHECK(accepts_gzip(row.header) == row.accepts);
}

TEST_CASE("A server of this machine answers to addresses, localhost and its given names") {
  struct Row {
    std::string_view host;
    bool own;
  };
  const Row row = GENERATE(values<Row>({
      {"127.0.0.1:8765", true},
      {"10.0.0.7", true},
      {"[::1]:8765", true},
      {"[::1]", true},
      {"localhost", true},
      {"LocalHost:80", true},
      {"vanban.example.vn", true},
      {"VanBan.Example.vn:443", true},
      {"example.vn", false},
      {"localhost.example.vn", false},
      {"127.0.0.1.example.vn", false},
      {"", false},
      {"[", false},
      {"[]", false},
      {":80", false},
  }));
  CAPTURE(row.host);
  CHECK(is_own_host(row.host, {"vanban.example.vn"}) == row.own);
}
