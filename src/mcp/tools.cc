#include "mcp/tools.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "mcp/activities_tool.h"
#include "mcp/json.h"
#include "mcp/links_tool.h"
#include "mcp/message.h"
#include "mcp/read_tool.h"
#include "mcp/search_tool.h"
#include "mcp/static_files.h"

namespace viendan::mcp {
namespace {

using render::List;
using render::Object;

constexpr std::array kTools = std::to_array<Tool>({
    {"search", search},
    {"read", read},
    {"links", links},
    {"activities", activities},
});

/// The whole of tools.json. A part that lacks is a fault of ours that every test meets.
const Object& description() {
  static const render::Value value = [] {
    constexpr JsonLimits kOwn{.depth = 64, .values = 100'000};
    auto read = parse_json(tool_files().front().bytes, kOwn);
    if (!read) throw std::logic_error("tools.json: " + read.error().message);
    return *std::move(read);
  }();
  return std::get<Object>(value.data);
}

const List& described_tools() {
  return *member_as<List>(description(), "tools");
}

const Object& described(std::string_view name) {
  for (const render::Value& each : described_tools()) {
    const auto& tool = std::get<Object>(each.data);
    if (*member_as<std::string>(tool, "name") == name) return tool;
  }
  throw std::logic_error("tools.json lacks a tool");
}

bool is_told(std::string_view member, const Revision& revision) {
  if (member == "annotations") return revision.annotations;
  if (member == "title" || member == "outputSchema") return revision.structured;
  return true;
}

}  // namespace

std::span<const Tool> tools() {
  return kTools;
}

const Tool* tool_named(std::string_view name) {
  const auto found = std::ranges::find(kTools, name, &Tool::name);
  return found == kTools.end() ? nullptr : &*found;
}

List tool_list(const Revision& revision) {
  List list;
  for (const render::Value& each : described_tools()) {
    Object told;
    for (const auto& [name, value] : std::get<Object>(each.data)) {
      if (is_told(name, revision)) told.emplace_back(name, value);
    }
    list.emplace_back(std::move(told));
  }
  return list;
}

const Object& input_schema(const Tool& tool) {
  return *member_as<Object>(described(tool.name), "inputSchema");
}

std::string_view instructions() {
  return *member_as<std::string>(description(), "instructions");
}

}  // namespace viendan::mcp
