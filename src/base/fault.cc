#include "base/fault.h"

#include <fmt/core.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <string>

namespace viendan {
namespace {

/// The fault that the environment asks for.
struct Fault {
  std::string step;
  int count = 1;  // the how-manieth time
  int error = 0;  // 0: the process is ended
  bool trace = false;
};

/// "step:3=ENOSPC"; nothing where it is none.
Fault fault_in(std::string_view text) {
  if (text == "trace") return {.trace = true};
  const auto equals = text.find('=');
  if (equals == std::string_view::npos) return {};
  const auto action = text.substr(equals + 1);
  text = text.substr(0, equals);
  Fault fault;
  if (const auto colon = text.find(':'); colon != std::string_view::npos) {
    const auto digits = text.substr(colon + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), fault.count);
    text = text.substr(0, colon);
  }
  fault.step = text;
  if (action == "ENOSPC") fault.error = ENOSPC;
  if (action == "EIO") fault.error = EIO;
  return fault;
}

const Fault* asked_for() {
  static const char* const text = std::getenv("VIENDAN_FAULT");
  if (text == nullptr) return nullptr;
  static const Fault fault = fault_in(text);
  return &fault;
}

}  // namespace

int fault_at(std::string_view step) {
  const Fault* const fault = asked_for();
  if (fault == nullptr) return 0;
  if (fault->trace) fmt::print(stderr, "step {}\n", step);
  static std::atomic<int> passed = 0;
  if (fault->step != step || ++passed != fault->count) return 0;
  if (fault->error == 0) ::kill(::getpid(), SIGKILL);
  return fault->error;
}

}  // namespace viendan
