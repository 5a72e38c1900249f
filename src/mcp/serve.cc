#include "mcp/serve.h"

#include <unistd.h>

#include <csignal>
#include <cstdio>

#include "mcp/lines.h"
#include "mcp/live.h"
#include "mcp/session.h"

namespace viendan::mcp {
namespace {

/// What an assistant can set right is told; what it cannot is for the log alone.
Error told(const Error& error) {
  if (error.code == Error::Code::NotFound || error.code == Error::Code::Usage) return error;
  fmt::print(stderr, "viendan: {}\n", error.message);
  return {error.code, "the index could not be read; standard error says why", error.hint};
}

/// Whether the client still listens.
bool say(const std::string& answer) {
  return std::fwrite(answer.data(), 1, answer.size(), stdout) == answer.size() &&
         std::fputc('\n', stdout) != EOF && std::fflush(stdout) == 0;
}

}  // namespace

Result<void> serve(const Config& config) {
  // A client that is gone ends us by its closed pipe, not by a signal.
  std::signal(SIGPIPE, SIG_IGN);
  const auto vocabulary = Vocabulary::load(config.schemas / "vocabulary");
  if (!vocabulary) return tl::unexpected(vocabulary.error());
  Live live(config.index, *vocabulary);
  const auto opened = live.with([](const auto&) { return render::Object{}; });
  if (!opened) return tl::unexpected(opened.error());

  Session session(
      [&live](const Tool& tool, const render::Object& arguments) {
        return live.with([&](const auto& collection) { return tool.make(collection, arguments); })
            .map_error(told);
      },
      config.version);
  LineReader lines(STDIN_FILENO, kLongestMessage);
  while (const auto line = lines.next()) {
    const std::string answer =
        line->too_long ? Session::answer_to_too_long(kLongestMessage) : session.answer(line->text);
    if (!answer.empty() && !say(answer)) break;
  }
  return {};
}

}  // namespace viendan::mcp
