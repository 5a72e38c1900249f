#include "web/serve.h"

#include <malloc.h>
#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <ctime>

#include "base/text.h"
#include "web/http/answer.h"
#include "web/http/metrics.h"
#include "web/live.h"
#include "web/routes.h"
#include "web/service.h"

namespace viendan::web {
namespace {

constexpr std::chrono::seconds kForLastRequests{10};
constexpr std::chrono::seconds kTidyEvery{30};

/// The signals that end us, held back from all threads: they are waited for.
class Signals {
 public:
  Signals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    // A log that nobody reads any more is no reason to end.
    std::signal(SIGPIPE, SIG_IGN);
  }
  [[nodiscard]] bool came_within(std::chrono::seconds time) const {
    const timespec most{time.count(), 0};
    return sigtimedwait(&signals_, nullptr, &most) > 0;
  }
  /// From now on the next one ends us at once.
  void let_through() const {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
  }

 private:
  sigset_t signals_ = {};
};

/// Each open collection has files of all segments open, each connection a socket.
void allow_many_files() {
  rlimit files = {};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  constexpr rlim_t kEnough = 65536;
  files.rlim_cur = std::min(files.rlim_max, kEnough);
  setrlimit(RLIMIT_NOFILE, &files);
}

/// What a large page took is given back: glibc would keep a heap for each thread, and after the
/// first large block is freed keep the next ones as well.
void keep_memory_small() {
  constexpr int kHeaps = 2;
  constexpr int kLarge = 1 << 20;
  mallopt(M_ARENA_MAX, kHeaps);
  mallopt(M_MMAP_THRESHOLD, kLarge);
  mallopt(M_TRIM_THRESHOLD, 2 * kLarge);
}

Response plain(int status, std::string body) {
  return {.status = status,
          .type = "text/plain; charset=utf-8",
          .body = std::move(body),
          .headers = {{"Cache-Control", "no-store"}}};
}

Response health(Live& live) {
  return live.documents() ? plain(200, "ok\n") : plain(503, "no index\n");
}

Response figures(Live& live, const Server& server) {
  std::string text = server.metrics();
  const std::string generation = live.generation();
  const int number = to_int(
      std::string_view(generation).substr(std::min(generation.size(), generation.find('-') + 1)));
  append_metric(text, "viendan_generation", "gauge", "Number of the live generation.",
                std::max(number, 0));
  append_metric(text, "viendan_documents", "gauge", "Documents of the live generation.",
                static_cast<double>(live.documents().value_or(0)));
  return plain(200, std::move(text));
}

std::string shown_address(const ServerConfig& config, const Server& server) {
  if (config.socket != -1) return "the socket handed over";
  const bool sixth = config.address.find(':') != std::string::npos;
  return fmt::format("http://{}{}{}:{}/", sixth ? "[" : "", config.address, sixth ? "]" : "",
                     server.port());
}

}  // namespace

Result<void> serve(const Config& config) {
  const Signals signals;
  keep_memory_small();
  allow_many_files();
  const auto vocabulary = Vocabulary::load(config.schemas / "vocabulary");
  if (!vocabulary) return tl::unexpected(vocabulary.error());
  Live live(config.index, *vocabulary);
  const auto documents = live.documents();
  if (!documents) return tl::unexpected(documents.error());

  ServerConfig settings = config.server;
  const auto socket = inherited_socket();
  if (!socket) return tl::unexpected(socket.error());
  if (*socket != -1) settings.socket = *socket;

  std::atomic<const Server*> self = nullptr;
  const auto handler = [&](const Request& request) {
    if (request.path == "/healthz") return health(live);
    if (request.path == "/metrics" && self.load() != nullptr) return figures(live, *self);
    return live.page([&](const Collection& collection) { return answer(request, collection); });
  };
  auto server = Server::start(settings, handler, [&live] { return live.generation(); });
  if (!server) return tl::unexpected(server.error());
  self = &*server;

  fmt::print(stderr, "viendan: {} documents at {}\n", *documents, shown_address(settings, *server));
  notify("READY=1");
  // Pages of many sizes leave holes: what they took is given back from time to time.
  while (!signals.came_within(kTidyEvery)) malloc_trim(0);
  notify("STOPPING=1");
  signals.let_through();
  server->drain(kForLastRequests);
  return {};
}

}  // namespace viendan::web
