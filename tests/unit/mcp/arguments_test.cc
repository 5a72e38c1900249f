#include "mcp/arguments.h"

#include <catch2/catch.hpp>

#include "mcp/json.h"
#include "mcp/tools.h"

namespace viendan::mcp {
namespace {

render::Object object(std::string_view text) {
  return std::get<render::Object>(parse_json(text).value().data);
}

std::string fault(std::string_view tool, std::string_view arguments) {
  const auto checked = check_arguments(input_schema(*tool_named(tool)), object(arguments));
  return checked ? "" : checked.error().message;
}

TEST_CASE("what a schema allows is taken") {
  struct Row {
    std::string_view tool, arguments;
  };
  const Row rows[] = {
      {"search", R"({"query":"xanh"})"},
      {"search", R"({"query":"xanh","limit":50,"offset":0,"sort":"date"})"},
      {"search", R"({"query":"xanh","limit":10.0,"sort":null})"},
      {"read", R"({"document":"1393/QĐ-TTg","provision":""})"},
      {"links", R"({"document":"x","relation":["amends","repeals"],"status":[]})"},
      {"activities", R"({"from":"2015","to":"2015-12-08","agency":["BCT"],"descending":true})"},
      {"activities", "{}"},
  };
  for (const Row& row : rows) {
    INFO(row.arguments);
    CHECK(fault(row.tool, row.arguments) == "");
  }
}

TEST_CASE("what it does not allow is named") {
  struct Row {
    std::string_view tool, arguments, fault;
  };
  const Row rows[] = {
      {"search", "{}", R"("query" is required)"},
      {"search", R"({"query":null})", R"("query" is required)"},
      {"search", R"({"query":""})", R"("query" is empty)"},
      {"search", R"({"query":7})", R"("query" is no text)"},
      {"search", R"({"query":"a\u0000b"})", R"("query" has a zero byte)"},
      {"search", R"({"query":"a","limit":0})", R"("limit" is no whole number from 1 to 50)"},
      {"search", R"({"query":"a","limit":1.5})", R"("limit" is no whole number from 1 to 50)"},
      {"search", R"({"query":"a","limit":1e300})", R"("limit" is no whole number from 1 to 50)"},
      {"search", R"({"query":"a","limit":"9"})", R"("limit" is no whole number from 1 to 50)"},
      {"search", R"({"query":"a","sort":"size"})",
       R"("sort" is none of relevance, date, citations)"},
      {"search", R"({"query":"a","q":1})",
       R"("q" is no argument; there are query, sort, limit, offset)"},
      {"activities", R"({"agency":"BCT"})", R"("agency" is no list)"},
      {"activities", R"({"agency":[7]})", R"("agency" has one that is no text)"},
      {"activities", R"({"from":"2015-13"})",
       R"("from" is no date such as 2015, 2015-12 or 2015-12-08)"},
      {"activities", R"({"descending":1})", R"("descending" is neither true nor false)"},
  };
  for (const Row& row : rows) {
    INFO(row.arguments);
    CHECK(fault(row.tool, row.arguments) == row.fault);
  }
  CHECK(fault("search", fmt::format(R"({{"query":"{}"}})", std::string(2001, 'a'))) ==
        R"("query" is longer than 2000 letters)");
  std::string many = R"({"agency":["a")";
  for (int i = 0; i < 20; ++i) many += R"(,"a")";
  CHECK(fault("activities", many + "]}") == R"("agency" has over 20 items)");
}

TEST_CASE("what is not given has its usual value") {
  const auto given =
      object(R"({"text":"a","list":["b","c"],"number":3,"flag":true,"nothing":null})");
  CHECK(text_in(given, "text") == "a");
  CHECK(text_in(given, "nothing") == "");
  CHECK(texts_in(given, "text") == std::vector<std::string>{"a"});
  CHECK(texts_in(given, "list") == std::vector<std::string>{"b", "c"});
  CHECK(number_in(given, "number", 7) == 3);
  CHECK(number_in(given, "nothing", 7) == 7);
  CHECK(flag_in(given, "flag", false));
  CHECK(flag_in(given, "nothing", true));
}

}  // namespace
}  // namespace viendan::mcp
