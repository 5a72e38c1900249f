// The access log: one line a request. Client addresses are left out: behind a proxy they are the
// proxy's, which has its own log, and without one they are the machine's own.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string_view>

#include "base/result.h"

namespace viendan::web {

struct LogLine {
  std::string_view method;
  std::string_view target;
  int status = 0;
  std::uint64_t bytes = 0;  // of the body
  std::chrono::microseconds time = {};
};

/// Never keeps a request waiting: a thread of its own writes, and where the disk is too slow the
/// oldest lines that wait are lost.
class Log {
 public:
  /// Appends to the file; "": standard error; "none": writes nothing but faults, to standard error.
  [[nodiscard]] static Result<Log> open(const std::filesystem::path& file);
  ~Log();
  Log(Log&&) noexcept;
  Log& operator=(Log&&) noexcept;

  void request(const LogLine& line) const;
  void fault(std::string_view target, std::string_view why) const;
  /// Brings to the file what waits in memory.
  void flush() const;

 private:
  struct State;
  explicit Log(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Bounded, and without control characters: what a client sends must not look like lines of ours.
[[nodiscard]] std::string loggable(std::string_view text);

}  // namespace viendan::web
