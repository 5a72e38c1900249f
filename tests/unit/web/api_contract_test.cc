// schemas/openapi.json and the table of resources say the same.
#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "web/api/resource.h"
#include "web/static_files.h"

namespace viendan::web {
namespace {

using Json = nlohmann::json;

const Json& description() {
  static const Json json = [] {
    const auto bytes = read_file(VIENDAN_SCHEMAS "/openapi.json", 1 << 20);
    if (!bytes) throw std::runtime_error(bytes.error().message);
    return Json::parse(*bytes);
  }();
  return json;
}

/// What a reference within the file stands for; anything else is itself.
const Json& meant(const Json& json) {
  if (!json.contains("$ref")) return json;
  return description()[Json::json_pointer(json["$ref"].get<std::string>().substr(1))];
}

/// The parameters of an operation by name, of one kind: "query" or "path".
std::map<std::string, Json> parameters_in(const Json& operation, std::string_view kind) {
  std::map<std::string, Json> found;
  if (!operation.contains("parameters")) return found;
  for (const Json& each : operation["parameters"]) {
    const Json& parameter = meant(each);
    if (parameter["in"] == kind) found[parameter["name"]] = parameter;
  }
  return found;
}

/// The schema of a parameter's single value.
Json value_schema(const Json& parameter) {
  const Json& schema = meant(parameter["schema"]);
  return schema.value("type", "") == "array" ? meant(schema["items"]) : schema;
}

void check_choices(const Parameter& parameter, const Json& schema) {
  std::vector<std::string> choices(parameter.choices.begin(), parameter.choices.end());
  if (parameter.takes == Takes::Choices) {
    CHECK(schema["pattern"] == fmt::format("^({0})(,({0}))*$", join(choices, "|")));
  } else {
    CHECK(schema.value("enum", Json::array()) == Json(choices));
  }
}

void check_parameter(const Parameter& parameter, const Json& described) {
  const Json schema = value_schema(described);
  CHECK(parameter.repeats == (meant(described["schema"]).value("type", "") == "array"));
  check_choices(parameter, schema);
  switch (parameter.takes) {
    case Takes::Day:
      CHECK(described["schema"]["$ref"] == "#/components/schemas/day");
      break;
    case Takes::Flag:
      CHECK(schema["type"] == "boolean");
      break;
    case Takes::Number:
      CHECK(schema["type"] == "integer");
      CHECK(schema["minimum"] == parameter.least);
      CHECK(schema["maximum"] == parameter.most);
      break;
    default:
      CHECK((!schema.contains("type") || schema["type"] == "string"));
  }
}

TEST_CASE("every resource is described, and every described one is there") {
  std::set<std::string> described;
  for (const auto& [path, operations] : description()["paths"].items()) described.insert(path);
  std::set<std::string> there;
  for (const Resource& resource : resources()) there.emplace(resource.path);
  CHECK(described == there);
}

TEST_CASE("a resource has the summary and the parameters of its description") {
  for (const Resource& resource : resources()) {
    INFO(resource.path);
    const Json& operation = description()["paths"][std::string(resource.path)]["get"];
    CHECK(operation["summary"] == resource.summary);
    auto described = parameters_in(operation, "query");
    for (const Parameter& parameter : parameters_of(resource)) {
      INFO(parameter.name);
      const auto found = described.find(std::string(parameter.name));
      REQUIRE(found != described.end());
      check_parameter(parameter, found->second);
      described.erase(found);
    }
    CHECK(described.empty());
    CHECK(parameters_in(operation, "path").size() ==
          (resource.path.find('{') == std::string_view::npos ? 0 : 1));
  }
}

TEST_CASE("a list is described as long as it is where nobody asks") {
  for (const Resource& resource : resources()) {
    if (!resource.list) continue;
    INFO(resource.path);
    const Json& operation = description()["paths"][std::string(resource.path)]["get"];
    CHECK(parameters_in(operation, "query")["limit"]["schema"]["default"] == resource.list->usual);
  }
}

TEST_CASE("every operation has a name of its own, and the answers that it can give") {
  std::set<std::string> names;
  for (const auto& [path, operations] : description()["paths"].items()) {
    INFO(path);
    CHECK(operations.size() == 1);
    const Json& operation = operations["get"];
    CHECK(names.insert(operation["operationId"]).second);
    for (const auto* status : {"200", "400", "500"}) CHECK(operation["responses"].contains(status));
    CHECK((path.find('{') == std::string::npos || operation["responses"].contains("404")));
  }
}

/// All values of "$ref" in a part of the description.
void add_references(const Json& json, std::set<std::string>& found) {
  if (json.is_object() && json.contains("$ref")) found.insert(json["$ref"]);
  if (!json.is_structured()) return;
  for (const Json& part : json) add_references(part, found);
}

TEST_CASE("what the description refers to is there, and served beside it") {
  std::set<std::string> references;
  add_references(description(), references);
  REQUIRE(references.size() > 10);
  std::set<std::string_view> served;
  for (const StaticFile& file : schema_files()) served.insert(file.name);
  CHECK(served.contains("openapi.json"));
  for (const std::string& reference : references) {
    INFO(reference);
    const auto hash = reference.find('#');
    const std::string file = reference.substr(0, hash);
    CHECK((file.empty() || served.contains(file)));
    if (file.empty()) {
      CHECK(description().contains(Json::json_pointer(reference.substr(1))));
    }
  }
}

TEST_CASE("kinds of problems are those described") {
  const Json kinds = description()["components"]["schemas"]["problem"]["properties"]["type"];
  std::set<std::string> told;
  for (int kind = 0; kind <= static_cast<int>(Problem::Kind::Internal); ++kind) {
    const Response answer = answer_of(Problem{static_cast<Problem::Kind>(kind)}, "/api/x");
    const Json body = Json::parse(answer.body);
    CHECK(body["status"] == answer.status);
    told.insert(body["type"]);
  }
  CHECK(Json(told) == Json(kinds["enum"].get<std::set<std::string>>()));
}

}  // namespace
}  // namespace viendan::web
