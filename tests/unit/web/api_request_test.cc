// From an address and its parameters to a resource, or to what is wrong with them.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "web/api/resource.h"

namespace viendan::web {
namespace {

using Parameters = std::vector<std::pair<std::string, std::string>>;

TEST_CASE("a path names a resource, and what it is about") {
  struct Row {
    std::string_view path, resource, name;
  };
  const Row rows[] = {
      {"/api/", "/api/", ""},
      {"/api/documents", "/api/documents", ""},
      {"/api/documents/qd-ttg/2012/1393", "/api/documents/{id}", "qd-ttg/2012/1393"},
      {"/api/documents/qd-ttg/2012/1393/units", "/api/documents/{id}/units", "qd-ttg/2012/1393"},
      {"/api/documents/qd-ttg/?/1393/text", "/api/documents/{id}/text", "qd-ttg/?/1393"},
      {"/api/documents/1393/QĐ-TTg", "/api/documents/{id}", "1393/QĐ-TTg"},
      {"/api/documents/1393/QĐ-TTg/citing", "/api/documents/{id}/citing", "1393/QĐ-TTg"},
      {"/api/documents/95/2012/NĐ-CP/edges", "/api/documents/{id}/edges", "95/2012/NĐ-CP"},
      {"/api/documents/luat:dien-luc@2004/citing", "/api/documents/{id}/citing",
       "luat:dien-luc@2004"},
      // A file may be called so; an identity has three parts.
      {"/api/documents/file/?/units", "/api/documents/{id}", "file/?/units"},
      {"/api/documents/file/?/units/units", "/api/documents/{id}/units", "file/?/units"},
      {"/api/documents/units", "/api/documents/{id}", "units"},
      {"/api/agencies/bo-cong-thuong", "/api/agencies/{id}", "bo-cong-thuong"},
      {"/api/search.schema.json", "/api/{name}.schema.json", "search"},
      {"/api/openapi.json", "/api/openapi.json", ""},
  };
  for (const Row& row : rows) {
    INFO(row.path);
    const auto [resource, name] = resource_at(row.path);
    REQUIRE(resource != nullptr);
    CHECK(resource->path == row.resource);
    CHECK(name == row.name);
  }
}

TEST_CASE("other paths name none") {
  for (const auto* path : {"/api/documents/", "/api/nothing", "/api/search/", "/api//documents",
                           "/api/stubs/", "/api/.schema.json", "/ap", ""}) {
    INFO(path);
    CHECK(resource_at(path).resource == nullptr);
  }
}

std::optional<Problem> problem_with(std::string_view path, const Parameters& parameters) {
  return check_parameters(*resource_at(path).resource,
                          {.path = std::string(path), .parameters = parameters});
}

TEST_CASE("parameters that can be are taken, empty ones are none") {
  struct Row {
    std::string_view path;
    Parameters parameters;
  };
  const Row rows[] = {
      {"/api/documents", {}},
      {"/api/documents", {{"limit", ""}, {"from", ""}, {"order", ""}, {"q", ""}}},
      {"/api/documents", {{"limit", "100"}, {"offset", "0"}, {"from", "2012-02"}}},
      {"/api/documents", {{"type", "QĐ"}, {"type", "'; DROP TABLE documents; --"}}},
      {"/api/search",
       {{"q", "xanh"}, {"type", "QĐ"}, {"year", "2012..2015"}, {"facets", "type,year"}}},
      {"/api/search", {{"similar", "1393/QĐ-TTg"}, {"limit", "3"}, {"q", ""}}},
      {"/api/citations", {{"status", "stub"}, {"status", "ambiguous"}, {"format", "jsonl"}}},
      {"/api/activities", {{"descending", "true"}, {"role", "lead"}}},
  };
  for (const Row& row : rows) {
    INFO(row.path);
    CHECK(!problem_with(row.path, row.parameters));
  }
}

TEST_CASE("a problem with a parameter names it") {
  using Kind = Problem::Kind;
  struct Row {
    std::string_view path;
    Parameters parameters;
    Kind kind;
    std::string_view named;
  };
  const Row rows[] = {
      {"/api/documents", {{"limit", "0"}}, Kind::BadValue, "limit"},
      {"/api/documents", {{"limit", "-1"}}, Kind::BadValue, "limit"},
      {"/api/documents", {{"limit", "101"}}, Kind::BadValue, "limit"},
      {"/api/documents", {{"limit", "1e1"}}, Kind::BadValue, "limit"},
      {"/api/documents", {{"offset", "99999999999999999999"}}, Kind::BadValue, "offset"},
      {"/api/documents", {{"offset", "100000001"}}, Kind::BadValue, "offset"},
      {"/api/documents", {{"offset", "0x10"}}, Kind::BadValue, "offset"},
      {"/api/documents", {{"format", "xml"}}, Kind::BadValue, "format"},
      {"/api/documents", {{"from", "2015-02-30"}}, Kind::BadValue, "from"},
      {"/api/documents", {{"to", "8/12/2015"}}, Kind::BadValue, "to"},
      {"/api/documents", {{"undated", "1"}}, Kind::BadValue, "undated"},
      {"/api/documents", {{"order", "best"}}, Kind::BadValue, "order"},
      {"/api/documents", {{"words", "xanh"}}, Kind::UnknownParameter, "words"},
      {"/api/documents", {{"Q", "xanh"}}, Kind::UnknownParameter, "Q"},
      {"/api/documents", {{"", ""}}, Kind::UnknownParameter, ""},
      {"/api/documents", {{"q", "a"}, {"q", "b"}}, Kind::RepeatedParameter, "q"},
      {"/api/collection", {{"limit", "1"}}, Kind::UnknownParameter, "limit"},
      {"/api/citations",
       {{"status", "stub"}, {"status", "stub,resolved"}},
       Kind::BadValue,
       "status"},
      {"/api/search", {{"facets", "type,"}}, Kind::BadValue, "facets"},
      {"/api/search", {{"facets", "nothing"}}, Kind::BadValue, "facets"},
      {"/api/search", {{"year", "abc"}}, Kind::BadValue, "year"},
      {"/api/search", {{"similar", "1393/QĐ-TTg"}, {"q", "xanh"}}, Kind::BadValue, "similar"},
      {"/api/search", {{"type", "QĐ"}, {"similar", "1393"}}, Kind::BadValue, "similar"},
  };
  for (const Row& row : rows) {
    INFO(row.path << " " << row.named);
    const auto problem = problem_with(row.path, row.parameters);
    REQUIRE(problem);
    CHECK(problem->kind == row.kind);
    CHECK(problem->parameter == row.named);
  }
}

TEST_CASE("words of a request are cut where they are told again") {
  const std::string flood(100'000, 'x');
  const auto problem = problem_with("/api/documents", {{flood, ""}});
  REQUIRE(problem);
  CHECK(answer_of(*problem, "/api/documents").body.size() < 1000);
  const auto value = problem_with("/api/documents", {{"limit", flood}});
  REQUIRE(value);
  CHECK(answer_of(*value, "/api/documents").body.size() < 1000);
}

TEST_CASE("an error tells its words but for those of faults, which are for the log") {
  const Problem problem = problem_of({Error::Code::Malformed, "/srv/index/gen-0001: damaged"});
  const Response answer = answer_of(problem, "/api/documents/qd-ttg/?/1 \"2\"");
  CHECK(answer.status == 500);
  CHECK(answer.type == "application/problem+json");
  CHECK(answer.fault == "/srv/index/gen-0001: damaged");
  CHECK(answer.body ==
        R"({"type":"urn:viendan:problem:internal","title":"The request could not be answered.",)"
        R"("status":500,"instance":"/api/documents/qd-ttg/%3F/1%20%222%22"})"
        "\n");
  const Problem missing = problem_of({Error::Code::NotFound, "\"x\" is no document"});
  CHECK(answer_of(missing, "/api/x").status == 404);
  CHECK(answer_of(missing, "/api/x").body.find("\"detail\":\"\\\"x\\\" is no document\"") !=
        std::string::npos);
}

TEST_CASE("a part of a list begins and ends within it") {
  const auto values = [](const Items& part) {
    std::vector<std::int64_t> found;
    for (const auto& item : part.items) found.push_back(*item.front().second.as<std::int64_t>());
    return found;
  };
  const auto part = [](std::size_t offset, std::size_t limit) {
    return part_of({{{"n", 0}}, {{"n", 1}}, {{"n", 2}}}, {offset, limit});
  };
  using Values = std::vector<std::int64_t>;
  CHECK(values(part(0, 2)) == Values{0, 1});
  CHECK(values(part(2, 2)) == Values{2});
  CHECK(values(part(3, 2)).empty());
  CHECK(values(part(100'000'000, 500)).empty());
  CHECK(part(100'000'000, 500).total == 3);
}

}  // namespace
}  // namespace viendan::web
