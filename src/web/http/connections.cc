#include "web/http/connections.h"

#include <sys/socket.h>

#include <algorithm>

namespace viendan::web {
namespace {

using std::chrono::seconds;

/// For an answer of any size. It takes no thread meanwhile, only a place among the connections.
constexpr seconds kForAnswer{300};
constexpr seconds kForAnswerAmongMany{5};

}  // namespace

seconds time_for_head(std::size_t open, std::size_t most) {
  if (open * 2 <= most) return seconds(20);
  return open * 8 <= most * 7 ? seconds(5) : seconds(1);
}

Connections::Connection* Connections::opened(int socket) {
  const std::lock_guard lock(mutex_);
  Connection& connection = all_.emplace_front();
  connection.socket = socket;
  connection.self = all_.begin();
  return &connection;
}

void Connections::closed(Connection* connection) {
  const std::lock_guard lock(mutex_);
  all_.erase(connection->self);
}

void Connections::sweep(Clock::time_point now, bool much_on_its_way) {
  const std::lock_guard lock(mutex_);
  const seconds for_head = time_for_head(all_.size(), most_);
  const seconds for_answer = much_on_its_way ? kForAnswerAmongMany : kForAnswer;
  for (Connection& connection : all_) {
    const auto phase = connection.phase.load();
    if (phase == Connection::Phase::Work) continue;
    const seconds allowed = phase == Connection::Phase::Head ? for_head : for_answer;
    if (now - connection.since.load() > allowed) shutdown(connection.socket, SHUT_RDWR);
  }
}

std::size_t Connections::count() const {
  const std::lock_guard lock(mutex_);
  return all_.size();
}

std::size_t Connections::busy() const {
  const std::lock_guard lock(mutex_);
  return static_cast<std::size_t>(std::ranges::count_if(
      all_, [](const Connection& each) { return each.phase != Connection::Phase::Head; }));
}

}  // namespace viendan::web
