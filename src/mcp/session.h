// What one client is answered, message by message. Knows the protocol, and nothing of documents.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "mcp/message.h"
#include "mcp/revision.h"
#include "mcp/tools.h"

namespace viendan::mcp {

/// Does what a tool was asked for; its arguments have been checked.
using CallTool = std::function<Result<render::Object>(const Tool& tool, const render::Object&)>;

/// Clients of before 2026-07-28 open with `initialize`; later ones say with each request what they
/// speak. Both may use one connection.
class Session {
 public:
  static constexpr std::size_t kMostInBatch = 50;

  /// `version`: of the program.
  Session(CallTool call, std::string version)
      : call_(std::move(call)), version_(std::move(version)) {}

  /// The answer to a line, without line end; "" where it needs none.
  [[nodiscard]] std::string answer(std::string_view line);
  /// The answer to a line that is longer than can be read.
  [[nodiscard]] static std::string answer_to_too_long(std::size_t most);

 private:
  using Outcome = tl::expected<render::Object, Refusal>;

  [[nodiscard]] std::string answer_one(const render::Value& value);
  [[nodiscard]] std::string answer_batch(const render::List& batch);
  [[nodiscard]] Outcome outcome(const Request& request);
  [[nodiscard]] Outcome initialize(const Request& request);
  [[nodiscard]] Outcome within(const Revision& revision, const Request& request) const;
  [[nodiscard]] Outcome call_tool(const Revision& revision, const Request& request) const;
  [[nodiscard]] render::Object discovered() const;
  [[nodiscard]] render::Object self(const Revision& revision) const;
  [[nodiscard]] render::Object completed(render::Object result, bool lasting) const;

  const CallTool call_;
  const std::string version_;
  const Revision* agreed_ = nullptr;  // in `initialize`
};

}  // namespace viendan::mcp
