#include <unistd.h>
#include <csignal>
#include <cstdio>
#include <exception>

#include "cli/commands.h"
#include "cli/exit_code.h"

namespace viendan::cli {
namespace {

// An index is published by one rename, so stopping at any instant is safe: no clean-up is owed.
extern "C" void interrupted(int) {
  _exit(ExitInterrupted);
}

int report(const Error& error) {
  fmt::print(stderr, "viendan: {}\n", error.message);
  if (!error.hint.empty()) fmt::print(stderr, "{}\n", error.hint);
  return exit_code(error.code);
}

int run_all(int count, const char* const* values) {
  const auto parsed = parse_options(count, values);
  if (const int* code = std::get_if<int>(&parsed)) return *code;
  const auto& options = std::get<Options>(parsed);
  const auto code =
      std::visit([&](const auto& command) { return run(options, command); }, options.command);
  if (!code) return report(code.error());
  // Data that did not reach its reader is an error, unless the reader (head, less) has seen enough.
  return std::fflush(stdout) == 0 ? *code : ExitNo;
}

}  // namespace
}  // namespace viendan::cli

int main(int count, char** values) {
  std::signal(SIGINT, viendan::cli::interrupted);
  try {
    return viendan::cli::run_all(count, values);
  } catch (const std::exception& error) {
    fmt::print(stderr, "viendan: {}\n", error.what());
    return viendan::cli::ExitNo;
  }
}
