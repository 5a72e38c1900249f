#include "mcp/message.h"

#include "render/writers.h"

namespace viendan::mcp {
namespace {

using render::Object;
using render::Value;

constexpr std::size_t kLongestId = 256;

bool is_id(const Value& value) {
  const auto* text = value.as<std::string>();
  return value.as<std::int64_t>() != nullptr || (text != nullptr && text->size() <= kLongestId);
}

NoRequest no_request(Value id, Fault fault, std::string message) {
  return {std::move(id), {fault, std::move(message)}};
}

/// A notification is never answered, whatever is wrong with it.
Message without_id(const Object& members) {
  const bool answers = member_as<Object>(members, "result") || member_as<Object>(members, "error");
  if (answers || member_as<std::string>(members, "method") != nullptr) return Silence{};
  return no_request({}, Fault::NotARequest, "A message has a method.");
}

Message with_id(const Object& members, const Value& id) {
  if (!is_id(id)) {
    return no_request({}, Fault::NotARequest, "An id is text or a whole number.");
  }
  const auto* method = member_as<std::string>(members, "method");
  if (method == nullptr) {
    // The answer to something that we never asked.
    if (render::member(members, "result") || render::member(members, "error")) return Silence{};
    return no_request(id, Fault::NotARequest, "A request has a method.");
  }
  const Value* params = render::member(members, "params");
  if (params == nullptr) return Request{id, *method, {}};
  const auto* object = params->as<Object>();
  if (object == nullptr) {
    return no_request(id, Fault::BadParameters, "Parameters are an object.");
  }
  return Request{id, *method, *object};
}

}  // namespace

Message read_message(const Value& value) {
  const auto* members = value.as<Object>();
  if (members == nullptr) return no_request({}, Fault::NotARequest, "A message is an object.");
  const Value* id = render::member(*members, "id");
  const auto* version = member_as<std::string>(*members, "jsonrpc");
  if (version == nullptr || *version != "2.0") {
    return no_request(id != nullptr && is_id(*id) ? *id : Value(), Fault::NotARequest,
                      "A message has \"jsonrpc\": \"2.0\".");
  }
  return id == nullptr ? without_id(*members) : with_id(*members, *id);
}

std::string answer_with(const Value& id, Object result) {
  return render::to_json(
      {{"jsonrpc", std::string("2.0")}, {"id", id}, {"result", std::move(result)}});
}

std::string answer_with(const Value& id, Refusal refusal) {
  Object error{{"code", static_cast<int>(refusal.fault)}, {"message", std::move(refusal.message)}};
  if (!refusal.data.null()) error.emplace_back("data", std::move(refusal.data));
  return render::to_json(
      {{"jsonrpc", std::string("2.0")}, {"id", id}, {"error", std::move(error)}});
}

}  // namespace viendan::mcp
