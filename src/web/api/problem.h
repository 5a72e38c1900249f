// Errors of the API, as RFC 9457 has them.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "web/http/message.h"

namespace viendan::web {

/// What is wrong with a request, and where: the names stand in schemas/openapi.json.
struct Problem {
  enum class Kind { UnknownParameter, RepeatedParameter, BadValue, NoResource, NotFound, Internal };
  Kind kind = Kind::Internal;
  std::string detail = {};     // one sentence
  std::string parameter = {};  // its name; "" where it is none
  std::string fault = {};      // for the log alone
};

/// Words of a request, as long as they may be repeated in an answer.
[[nodiscard]] std::string shortened(std::string_view words);
[[nodiscard]] std::string in_quotes(std::string_view words);

[[nodiscard]] Problem problem_of(const Error& error);
[[nodiscard]] Response answer_of(const Problem& problem, std::string_view path);

}  // namespace viendan::web
