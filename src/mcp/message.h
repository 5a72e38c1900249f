// JSON-RPC 2.0: what a client says, and what it is answered.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "render/value.h"

namespace viendan::mcp {

/// Codes of errors: those of JSON-RPC, and the one of MCP that we need.
enum class Fault {
  NotJson = -32700,
  NotARequest = -32600,
  NoSuchMethod = -32601,
  BadParameters = -32602,
  Internal = -32603,
  NoSuchRevision = -32022,
};

struct Refusal {
  Fault fault = Fault::Internal;
  std::string message;      // one sentence
  render::Value data = {};  // what a program can use of it
};

struct Request {
  render::Value id;  // text or a whole number
  std::string method;
  render::Object params;
};

/// What needs no answer: notifications, and answers to what we never ask.
struct Silence {};

/// The id where it can be read, else null, and why the message is no request.
struct NoRequest {
  render::Value id;
  Refusal refusal;
};

using Message = std::variant<Request, Silence, NoRequest>;
[[nodiscard]] Message read_message(const render::Value& value);

[[nodiscard]] std::string answer_with(const render::Value& id, render::Object result);
[[nodiscard]] std::string answer_with(const render::Value& id, Refusal refusal);

/// The member of an object that is of a type; nullptr where it is another, or there is none.
template <typename T>
[[nodiscard]] const T* member_as(const render::Object& object, std::string_view name) {
  const render::Value* value = render::member(object, name);
  return value == nullptr ? nullptr : value->as<T>();
}

}  // namespace viendan::mcp
