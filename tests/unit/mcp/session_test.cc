#include "mcp/session.h"

#include <catch2/catch.hpp>

namespace viendan::mcp {
namespace {

Result<render::Object> echo(const Tool& tool, const render::Object& arguments) {
  if (arguments.empty()) return Err(Error::Code::NotFound, "{} found nothing", tool.name);
  return render::Object{{"tool", std::string(tool.name)}, {"given", arguments}};
}

bool has(std::string_view answer, std::string_view words) {
  return answer.find(words) != std::string_view::npos;
}

constexpr std::string_view kBegin =
    R"({"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25"}})";

Session begun() {
  Session session(echo, "1");
  static_cast<void>(session.answer(kBegin));
  return session;
}

TEST_CASE("a request is answered under its own id") {
  struct Row {
    std::string_view line, answer;
  };
  const Row rows[] = {
      {R"({"jsonrpc":"2.0","id":7,"method":"ping"})", R"({"jsonrpc":"2.0","id":7,"result":{}})"},
      {R"({"id":"a b","method":"ping","jsonrpc":"2.0","params":{}})",
       R"({"jsonrpc":"2.0","id":"a b","result":{}})"},
      {R"({"jsonrpc":"2.0","method":"ping"})", ""},
      {R"({"jsonrpc":"2.0","id":1,"result":{}})", ""},
      {R"({"jsonrpc":"2.0","id":1,"error":{"code":1,"message":"a"}})", ""},
      {"", ""},
      {" \t\r", ""},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    CHECK(begun().answer(row.line) == row.answer);
  }
}

TEST_CASE("a call gives text and data, or says what is wrong in words") {
  Session session = begun();
  const auto call = [&](std::string_view params) {
    return session.answer(
        fmt::format(R"({{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{}}})", params));
  };
  const auto done = call(R"({"name":"read","arguments":{"document":"x"}})");
  CHECK(has(done, R"("structuredContent":{"tool":"read","given":{"document":"x"}})"));
  CHECK(has(done, R"("text":"{\"tool\":\"read\",\"given\":{\"document\":\"x\"}}")"));
  CHECK(has(done, R"("isError":false)"));
  const auto failed = call(R"({"name":"activities"})");
  CHECK(has(failed, "activities found nothing"));
  CHECK(has(failed, R"("isError":true)"));
  CHECK(has(call(R"({"name":"read"})"), R"("isError":true)"));  // without what is required
  for (const std::string_view params :
       {R"({"name":"no"})", R"({"name":1})", R"({})", R"({"name":"read","arguments":[]})"}) {
    INFO(params);
    CHECK(has(call(params), R"("code":-32602)"));
  }
}

TEST_CASE("before it begins only what names its revision is answered") {
  Session session(echo, "1");
  CHECK(has(session.answer(R"({"jsonrpc":"2.0","id":1,"method":"tools/list"})"), "-32602"));
  CHECK(has(session.answer(R"({"jsonrpc":"2.0","id":1,"method":"ping"})"), "result"));
  const auto modern =
      session.answer(R"({"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{)"
                     R"("io.modelcontextprotocol/protocolVersion":"2026-07-28",)"
                     R"("io.modelcontextprotocol/clientCapabilities":{}}}})");
  CHECK(has(modern, R"("resultType":"complete")"));
  CHECK(has(modern, R"("ttlMs":)"));
}

TEST_CASE("every tool is described, and every described one is there") {
  for (const Revision& revision : kRevisions) {
    const auto list = tool_list(revision);
    REQUIRE(list.size() == tools().size());
    for (std::size_t i = 0; i < list.size(); ++i) {
      const auto& told = std::get<render::Object>(list[i].data);
      CHECK(*member_as<std::string>(told, "name") == tools()[i].name);
      CHECK((render::member(told, "outputSchema") != nullptr) == revision.structured);
    }
  }
}

}  // namespace
}  // namespace viendan::mcp
