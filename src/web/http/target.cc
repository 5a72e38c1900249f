#include "web/http/target.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::web {
namespace {

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

enum class Plus { Itself, Space };

/// The bytes that percent-encoding stands for; nullopt where it is cut or no hexadecimal.
std::optional<std::string> decoded_bytes(std::string_view sent, Plus plus) {
  std::string bytes;
  bytes.reserve(sent.size());
  for (std::size_t i = 0; i < sent.size(); ++i) {
    if (sent[i] == '+' && plus == Plus::Space) {
      bytes += ' ';
    } else if (sent[i] != '%') {
      bytes += sent[i];
    } else {
      if (sent.size() - i < 3) return std::nullopt;
      const int high = hexadecimal(sent[i + 1]);
      const int low = hexadecimal(sent[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      bytes += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return bytes;
}

/// No control character may reach a page: XML cannot carry them, and no address of ours has any.
/// Line ends and tabs come out of forms.
bool is_control(char c, Plus plus) {
  const auto byte = static_cast<unsigned char>(c);
  if (plus == Plus::Space && kSpaces.find(c) != std::string_view::npos) return false;
  return byte < 0x20 || byte == 0x7F;
}

std::optional<std::string> decoded(std::string_view sent, Plus plus) {
  auto text = decoded_bytes(sent, plus);
  if (!text || !is_valid_utf8(*text)) return std::nullopt;
  const auto control = [plus](char c) { return is_control(c, plus); };
  if (std::ranges::any_of(*text, control)) return std::nullopt;
  return text;
}

/// Whether each segment names something; the last one may be empty.
bool is_plain(std::string_view path) {
  const auto segments = split(path.substr(1), '/');
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (segments[i] == "." || segments[i] == "..") return false;
    if (segments[i].empty() && i + 1 < segments.size()) return false;
  }
  return true;
}

/// The path and query of an absolute address ("http://host/path"), as proxies send it.
std::string_view without_host(std::string_view sent) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!sent.starts_with(scheme)) continue;
    const auto end = sent.find_first_of("/?", scheme.size());
    if (end == std::string_view::npos) return "/";
    return sent[end] == '/' ? sent.substr(end) : std::string_view{};
  }
  return sent;
}

/// The status that refuses the query; 0 where it is sound.
int read_query(std::string_view query, Request& request) {
  for (const std::string_view part : split(query, '&')) {
    if (part.empty()) continue;
    if (request.parameters.size() == kMostParameters) return 400;
    const auto equals = std::min(part.find('='), part.size());
    auto name = decoded(part.substr(0, equals), Plus::Space);
    auto value = decoded(part.substr(std::min(equals + 1, part.size())), Plus::Space);
    if (!name || !value) return 400;
    request.parameters.emplace_back(*std::move(name), *std::move(value));
  }
  return 0;
}

}  // namespace

Target parse_target(std::string_view sent) {
  if (sent.size() > kMostTarget) return {.refused = 414};
  const auto blank = [](char c) { return c == ' ' || is_control(c, Plus::Itself); };
  if (std::ranges::any_of(sent, blank)) return {.refused = 400};
  sent = without_host(sent);
  const auto question = std::min(sent.find('?'), sent.size());
  auto path = decoded(sent.substr(0, question), Plus::Itself);
  if (!path || !path->starts_with('/') || sent.find('#') != std::string_view::npos)
    return {.refused = 400};
  if (!is_plain(*path)) return {.refused = 404};
  Target target{.request = {.path = *std::move(path)}};
  target.refused = read_query(sent.substr(std::min(question + 1, sent.size())), target.request);
  return target;
}

}  // namespace viendan::web
