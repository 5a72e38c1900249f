#include "mcp/lines.h"

#include <unistd.h>

#include <array>
#include <cerrno>

namespace viendan::mcp {

bool LineReader::read_more() {
  constexpr std::size_t kBlock = 65536;
  std::array<char, kBlock> block;
  ssize_t count = 0;
  do {
    count = ::read(descriptor_, block.data(), block.size());
  } while (count < 0 && errno == EINTR);
  if (count <= 0) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  buffer_.append(block.data(), static_cast<std::size_t>(count));
  return true;
}

std::optional<LineReader::Line> LineReader::next() {
  Line line;
  std::size_t looked = at_;
  for (;;) {
    const auto end = buffer_.find('\n', looked);
    const std::size_t length = (end == std::string::npos ? buffer_.size() : end) - at_;
    line.too_long = line.too_long || length > longest_;
    if (end != std::string::npos) {
      if (!line.too_long) line.text.assign(buffer_, at_, length);
      at_ = end + 1;
      return line;
    }
    if (line.too_long) at_ = buffer_.size();
    looked = buffer_.size() - at_;  // read_more() moves what is left to the front
    if (read_more()) continue;
    const bool some = at_ < buffer_.size() || line.too_long;
    if (some && !line.too_long) line.text.assign(buffer_, at_);
    at_ = buffer_.size();
    return some ? std::optional(line) : std::nullopt;
  }
}

}  // namespace viendan::mcp
