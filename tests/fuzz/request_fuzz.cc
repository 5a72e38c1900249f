// Any bytes are a request: a target and the headers that we read ourselves, a line each.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/unicode.h"
#include "web/http/conditions.h"
#include "web/http/host.h"
#include "web/http/target.h"

namespace {

std::string_view line_of(std::string_view& rest) {
  const auto end = std::min(rest.find('\n'), rest.size());
  const auto line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

bool is_sound(const std::string& text) {
  return viendan::is_valid_utf8(text) && text.find('\0') == std::string::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace viendan::web;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  const Target target = parse_target(line_of(rest));
  if (target.refused == 0) {
    if (!is_sound(target.request.path) || !target.request.path.starts_with('/')) std::abort();
    if (target.request.path.find("/../") != std::string::npos) std::abort();
    if (target.request.parameters.size() > kMostParameters) std::abort();
    for (const auto& [name, value] : target.request.parameters) {
      if (!is_sound(name) || !is_sound(value)) std::abort();
    }
  }
  static const std::vector<std::string> names{"văn-bản.example"};
  static_cast<void>(is_own_host(line_of(rest), names));
  static_cast<void>(accepts_gzip(line_of(rest)));
  static_cast<void>(names_tag(line_of(rest), "W/\"0123456789abcdef\""));
  return 0;
}
