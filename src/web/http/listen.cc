#include "web/http/listen.h"

#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

namespace viendan::web {
namespace {

constexpr int kBacklog = 511;

int open_socket(const addrinfo& place) {
  const int one = 1;
  const int opened = socket(place.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (opened < 0) return -1;
  setsockopt(opened, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  if (bind(opened, place.ai_addr, place.ai_addrlen) == 0 && listen(opened, kBacklog) == 0)
    return opened;
  const int why = errno;
  close(opened);
  errno = why;
  return -1;
}

}  // namespace

Result<int> listen_on(const std::string& address, std::uint16_t port) {
  const std::string host = address == "localhost" ? "127.0.0.1" : address;
  addrinfo hints = {};
  hints.ai_flags = AI_PASSIVE | AI_NUMERICHOST | AI_NUMERICSERV;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found) != 0)
    return Err(Error::Code::Usage, "{}: is no IP address", address);
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> owned(found, freeaddrinfo);
  const int opened = open_socket(*found);
  if (opened < 0)
    return Err(Error::Code::Usage, "{} port {}: {}", address, port, std::strerror(errno));
  return opened;
}

std::uint16_t port_of(int socket) {
  sockaddr_storage place = {};
  socklen_t size = sizeof place;
  if (getsockname(socket, reinterpret_cast<sockaddr*>(&place), &size) != 0) return 0;
  if (place.ss_family == AF_INET)
    return ntohs(reinterpret_cast<const sockaddr_in*>(&place)->sin_port);
  if (place.ss_family == AF_INET6)
    return ntohs(reinterpret_cast<const sockaddr_in6*>(&place)->sin6_port);
  return 0;
}

}  // namespace viendan::web
