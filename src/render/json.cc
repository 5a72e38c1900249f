#include <nlohmann/json.hpp>

#include "render/writers.h"

namespace viendan::render {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Value& value);

struct ToJson {
  Json operator()(std::monostate) const { return nullptr; }
  Json operator()(const List& list) const {
    Json array = Json::array();
    for (const Value& item : list) array.push_back(json_of(item));
    return array;
  }
  Json operator()(const Object& object) const {
    Json members = Json::object();
    for (const auto& [name, value] : object) members[name] = json_of(value);
    return members;
  }
  Json operator()(const auto& scalar) const { return scalar; }
};

// Records nest as deep as the contract says, three levels.
Json json_of(const Value& value) {
  return std::visit(ToJson{}, value.data);
}

}  // namespace

std::string to_json(const Object& record) {
  return ToJson{}(record).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string to_indented_json(const Object& record) {
  return ToJson{}(record).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string to_jsonl(std::span<const Object> records) {
  std::string out;
  for (const Object& record : records) out += to_json(record) + "\n";
  return out;
}

}  // namespace viendan::render
