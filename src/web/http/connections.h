// The open connections, and how long each may take: a client that sends its request a byte a second
// makes progress for ever, so what counts is the time for the whole of it.
#pragma once

#include <atomic>
#include <chrono>
#include <list>
#include <mutex>
#include <string>

namespace viendan::web {

using Clock = std::chrono::steady_clock;

/// A request from its first line to the end of its answer. Touched by the thread of its connection
/// alone.
struct Exchange {
  std::string target = {};
  std::string method = {};
  const char* end = nullptr;  // of the target, where the library keeps it
  Clock::time_point began = {};
  int status = 0;
  std::uint64_t bytes = 0;
};

class Connections {
 public:
  struct Connection {
    int socket = -1;
    Exchange exchange = {};
    enum class Phase { Head, Work, Send };
    std::atomic<Phase> phase = Phase::Head;
    std::atomic<Clock::time_point> since = Clock::now();
    std::list<Connection>::iterator self = {};

    void enter(Phase next) {
      since = Clock::now();
      phase = next;
    }
  };

  explicit Connections(unsigned most) : most_(most) {}

  [[nodiscard]] Connection* opened(int socket);
  /// The socket is still open: after this call nobody else will touch it.
  void closed(Connection* connection);
  /// Ends the connections that took too long. The fewer are free, the less time a head may take;
  /// where the answers on their way take too much memory, neither may they.
  void sweep(Clock::time_point now, bool much_on_its_way);
  [[nodiscard]] std::size_t count() const;
  /// Those with a request at work or an answer on its way.
  [[nodiscard]] std::size_t busy() const;

 private:
  const std::size_t most_;
  mutable std::mutex mutex_;
  std::list<Connection> all_;
};

/// How long the head of a request may take while so many of `most` connections are open.
[[nodiscard]] std::chrono::seconds time_for_head(std::size_t open, std::size_t most);

}  // namespace viendan::web
