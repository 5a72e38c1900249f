// A request and its answer, without the library that carries them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace viendan::web {

/// A GET or HEAD request whose sizes have been checked. Path and parameters are decoded UTF-8: what
/// is no UTF-8, or has a NUL, was refused before.
struct Request {
  std::string path;  // "/documents/qd-ttg/2012/1393"
  std::vector<std::pair<std::string, std::string>> parameters = {};  // in the order typed

  /// The first of that name; "" where there is none.
  [[nodiscard]] std::string_view parameter(std::string_view name) const {
    for (const auto& [key, value] : parameters) {
      if (key == name) return value;
    }
    return {};
  }
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& [key, value] : parameters) {
      if (key == name && !value.empty()) values.push_back(value);
    }
    return values;
  }
};

/// What a handler gives. The server adds what every answer has: security headers, an entity tag of
/// the body, compression, and "not modified" where the browser has it already.
struct Response {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body = {};
  std::vector<std::pair<std::string, std::string>> headers =
      {};                  // "Location", "Content-Disposition"
  std::string fault = {};  // why it failed: logged, never shown
};

/// Called by several threads at once.
using Handler = std::function<Response(const Request&)>;

}  // namespace viendan::web
