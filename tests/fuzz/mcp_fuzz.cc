// Any bytes come from a client: each line is answered with one line of JSON or not at all, and
// what a tool is given keeps to its schema.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "mcp/arguments.h"
#include "mcp/json.h"
#include "mcp/provision.h"
#include "mcp/session.h"

namespace {

using namespace viendan;

Document document() {
  Document d;
  d.text = "Điều 1. Một.\n2. Hai.\nđ) Ba.\n";
  d.blocks.push_back({.kind = BlockKind::Document});
  const auto end = static_cast<std::uint32_t>(d.text.size());
  d.blocks.push_back({.kind = BlockKind::Article, .parent = 0, .own = {0, 15}, .anchor = "dieu-1"});
  d.blocks.push_back(
      {.kind = BlockKind::Clause, .parent = 1, .own = {15, end}, .anchor = "dieu-1.khoan-2"});
  return d;
}

Result<render::Object> call(const mcp::Tool& tool, const render::Object& arguments) {
  static const Document kDocument = document();
  if (!mcp::check_arguments(mcp::input_schema(tool), arguments)) std::abort();
  if (const auto found = mcp::find_provision(kDocument, mcp::text_in(arguments, "provision"))) {
    if (found->span.end > kDocument.text.size()) std::abort();
  }
  return render::Object{{"given", arguments}};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  mcp::Session session(call, "1");
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto line : split(text, '\n')) {
    const std::string answer = session.answer(line);
    if (answer.empty()) continue;
    if (answer.find('\n') != std::string::npos) std::abort();
    if (!mcp::parse_json(answer, {.depth = 100, .values = 1'000'000})) std::abort();
  }
  return 0;
}
