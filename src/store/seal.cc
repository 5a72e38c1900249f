#include "store/seal.h"

#include <algorithm>

#include "base/fault.h"
#include "base/file.h"
#include "base/text.h"

namespace viendan::store {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kSeal = "digests";
constexpr std::uint64_t kLargestSeal = std::uint64_t{1} << 31;
constexpr std::size_t kDigestLength = 32;

/// Lines of digest and path; names in a segment have no line ends. The last line is a digest of all
/// before.
Result<std::string> seal_of(const fs::path& segment) {
  const auto files = list_files(segment);
  if (!files) return tl::unexpected(files.error());
  std::string text;
  for (const auto& file : *files) {
    if (file == kSeal) continue;
    const auto sum = digest_of_file(segment / file);
    if (!sum) return sum;
    text += fmt::format("{} {}\n", *sum, file.string());
  }
  text += digest(text);
  return text;
}

std::string fault_of(const fs::path& file, std::string_view expected) {
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return "is not there";
  const auto sum = digest_of_file(file);
  if (!sum) return sum.error().message;
  return *sum == expected ? "" : "has other bytes than were written";
}

}  // namespace

Result<void> seal(const fs::path& segment) {
  pass("segment.seal");
  return seal_of(segment).and_then(
      [&](const std::string& text) { return write_file(segment / kSeal, text); });
}

std::vector<BrokenSeal> broken_seals(const fs::path& segment) {
  const auto text = read_file(segment / kSeal, kLargestSeal);
  if (!text) return {{std::string(kSeal), "cannot be read"}};
  const auto last = text->rfind('\n') + 1;
  if (text->substr(last) != digest(std::string_view(*text).substr(0, last))) {
    return {{std::string(kSeal), "has other bytes than were written"}};
  }
  std::vector<BrokenSeal> broken;
  for (std::size_t at = 0; at < last;) {
    const auto end = text->find('\n', at);
    const std::string_view line = std::string_view(*text).substr(at, end - at);
    const auto sum = line.substr(0, kDigestLength);
    const std::string file(line.substr(std::min(line.size(), kDigestLength + 1)));
    if (auto why = fault_of(segment / file, sum); !why.empty()) {
      broken.push_back({file, std::move(why)});
    }
    at = end + 1;
  }
  return broken;
}

}  // namespace viendan::store
