#include "web/http/host.h"

#include <arpa/inet.h>

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::web {
namespace {

/// "[::1]:80" -> "::1", "Name:80" -> "name".
std::string without_port(std::string_view host) {
  if (host.starts_with('[')) return std::string(host.substr(1, host.find(']') - 1));
  return to_lower(host.substr(0, host.find(':')));
}

bool is_address(const std::string& text) {
  in6_addr number = {};
  return inet_pton(AF_INET, text.c_str(), &number) == 1 ||
         inet_pton(AF_INET6, text.c_str(), &number) == 1;
}

}  // namespace

bool is_own_host(std::string_view host, const std::vector<std::string>& names) {
  const std::string name = without_port(trim(host));
  if (name == "localhost" || is_address(name)) return true;
  return std::ranges::any_of(names, [&](const auto& each) { return to_lower(each) == name; });
}

}  // namespace viendan::web
