#include "web/service.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string>

#include "base/text.h"

namespace viendan::web {
namespace {

constexpr int kFirst = 3;  // the descriptor after standard error

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : value;
}

bool listens(int socket) {
  int value = 0;
  socklen_t size = sizeof value;
  return getsockopt(socket, SOL_SOCKET, SO_ACCEPTCONN, &value, &size) == 0 && value != 0;
}

}  // namespace

Result<int> inherited_socket() {
  if (variable("LISTEN_PID") != std::to_string(getpid())) return -1;
  const int count = to_int(variable("LISTEN_FDS"));
  if (count <= 0) return -1;
  if (count > 1) return Err(Error::Code::Usage, "LISTEN_FDS: {} sockets; one is expected", count);
  if (!listens(kFirst)) return Err(Error::Code::Usage, "LISTEN_FDS: no socket that listens");
  fcntl(kFirst, F_SETFD, FD_CLOEXEC);
  fcntl(kFirst, F_SETFL, fcntl(kFirst, F_GETFL) | O_NONBLOCK);
  return kFirst;
}

void notify(std::string_view state) {
  const std::string_view path = variable("NOTIFY_SOCKET");
  sockaddr_un place = {};
  if (path.empty() || path.size() >= sizeof place.sun_path) return;
  place.sun_family = AF_UNIX;
  std::ranges::copy(path, place.sun_path);
  // A name that begins with "@" is no file: a zero byte stands for it.
  if (place.sun_path[0] == '@') place.sun_path[0] = '\0';
  const int sender = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (sender < 0) return;
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size());
  sendto(sender, state.data(), state.size(), MSG_NOSIGNAL,
         reinterpret_cast<const sockaddr*>(&place), size);
  close(sender);
}

}  // namespace viendan::web
