#include "mcp/live.h"

#include "base/file.h"
#include "base/text.h"

namespace viendan::mcp {

std::string Live::published() const {
  constexpr std::uint64_t kMost = 256;
  const auto name = read_file(index_ / "current", kMost);
  return name ? std::string(trim(*name)) : std::string();
}

Result<render::Object> Live::with(const Make& make) {
  constexpr int kTimes = 3;
  for (int i = 1;; ++i) {
    std::string now = published();
    if (!open_ || now != generation_) {
      open_.reset();
      auto opened = collection::Collection::open(index_, vocabulary_);
      if (!opened) {
        if (i < kTimes && published() != now) continue;
        return tl::unexpected(opened.error());
      }
      open_.emplace(*std::move(opened));
      generation_ = std::move(now);
    }
    auto made = make(*open_);
    const bool answered = made || made.error().code == Error::Code::NotFound ||
                          made.error().code == Error::Code::Usage;
    if (answered || i == kTimes || published() == generation_) return made;
  }
}

}  // namespace viendan::mcp
