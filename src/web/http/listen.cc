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

/// Where a socket listens: one of these, by its family.
union Place {
  sockaddr_storage any;
  sockaddr_in fourth;
  sockaddr_in6 sixth;
};

Place place_of(int socket) {
  Place place = {};
  socklen_t size = sizeof place;
  if (getsockname(socket, reinterpret_cast<sockaddr*>(&place), &size) != 0)
    place.any.ss_family = AF_UNSPEC;
  return place;
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
  const Place place = place_of(socket);
  if (place.any.ss_family == AF_INET) return ntohs(place.fourth.sin_port);
  if (place.any.ss_family == AF_INET6) return ntohs(place.sixth.sin6_port);
  return 0;
}

bool is_loopback(int socket) {
  constexpr std::uint32_t kLoopback = 127;
  const Place place = place_of(socket);
  if (place.any.ss_family == AF_INET)
    return ntohl(place.fourth.sin_addr.s_addr) >> 24U == kLoopback;
  return place.any.ss_family == AF_INET6 && IN6_IS_ADDR_LOOPBACK(&place.sixth.sin6_addr) != 0;
}

}  // namespace viendan::web
