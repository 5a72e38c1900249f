// Carries requests to a handler and answers back, on libmicrohttpd. Knows nothing of documents.
//
// Only GET and HEAD. Everything from outside is bounded: connections, in all and of one address;
// memory of a connection (so the request line and headers); time without progress, and time for the
// whole head of a request; no bodies. What is over a bound is answered with 400, 405, 413, 414 or
// 431, or the connection is closed. Ranges are not served: an answer is whole.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "web/http/message.h"

namespace viendan::web {

struct ServerConfig {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8765;  // 0: any free one
  int socket = -1;            // listens on this descriptor instead, where it is not -1
  unsigned threads = 4;
  unsigned connections = 512;
  std::vector<std::string> names = {};  // see is_own_host()
  unsigned connections_of_one = 0;      // of one address; 0: no bound, as behind a proxy
  std::size_t connection_bytes = 32U << 10U;
  std::chrono::seconds silence = std::chrono::seconds(15);
  std::uint64_t cache_bytes = 16U << 20U;  // of answers kept; 0: none are
  std::filesystem::path log = {};          // access log; empty: standard error; "none": nowhere
};

/// Runs until stopped: by destruction, which lets requests at work end (ten seconds at most).
class Server {
 public:
  /// `version`: names the content that answers are made from; an answer is kept while it stays.
  [[nodiscard]] static Result<Server> start(const ServerConfig& config, Handler handler,
                                            std::function<std::string()> version);
  ~Server();
  Server(Server&&) noexcept;
  Server& operator=(Server&&) = delete;

  [[nodiscard]] std::uint16_t port() const;  // 0: a socket in the file system
  /// Takes no more connections and waits for the requests at work, so long at most.
  void drain(std::chrono::milliseconds most);
  /// Counters in Prometheus' text format: requests by status, seconds, bytes, connections, cache.
  [[nodiscard]] std::string metrics() const;

  struct State;

 private:
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace viendan::web
