// A socket that listens.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace viendan::web {

/// `address`: an IPv4 or IPv6 address, or "localhost". Usage where it is none, or is taken.
[[nodiscard]] Result<int> listen_on(const std::string& address, std::uint16_t port);

/// Whether only programs of this machine can connect to it by address.
[[nodiscard]] bool is_loopback(int socket);

/// The port of a listening socket; 0 where it has none (a socket in the file system).
[[nodiscard]] std::uint16_t port_of(int socket);

}  // namespace viendan::web
