// By which name the server was asked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace viendan::web {

/// Whether a Host header names this machine: an IP address, "localhost", or one of `names`; with
/// any port. Asked of servers on a loopback address: a page from elsewhere can make its own name
/// stand for 127.0.0.1 and have the browser read there for it (DNS rebinding), but not hide that
/// name.
[[nodiscard]] bool is_own_host(std::string_view host, const std::vector<std::string>& names);

}  // namespace viendan::web
