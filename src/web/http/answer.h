// From what a handler gives to what is sent: entity tag, compression, and the headers that every
// answer has.
#pragma once

#include <string_view>

#include "web/http/kept.h"

namespace viendan::web {

/// Where an answer is small, compressing it saves no packet.
inline constexpr std::size_t kWorthZipping = 1024;

/// Adds the tag, which is that of the body as the handler made it, and compresses the body where
/// `zip` is true and it helps.
[[nodiscard]] SharedAnswer prepared(Response response, bool zip);

/// A refusal or failure in a few plain words.
[[nodiscard]] Response plain_response(int status);

/// What one client is sent of an answer.
struct Sending {
  int status = 200;  // 304: the body is not sent, though its length is told
  std::string_view body = {};
  std::vector<std::pair<std::string_view, std::string_view>> headers = {};
};

/// `if_none_match`: as the client sent it. Points into the answer.
[[nodiscard]] Sending sending(const Answer& answer, std::string_view if_none_match);

}  // namespace viendan::web
