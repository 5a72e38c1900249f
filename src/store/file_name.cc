#include "store/file_name.h"

#include "base/file.h"
#include "base/result.h"
#include "base/text.h"

namespace viendan::store {
namespace {

constexpr std::string_view kSafe = "abcdefghijklmnopqrstuvwxyz0123456789-_.";
// File systems allow 255 bytes; ".xml" and a digest must still fit.
constexpr std::size_t kLongestName = 200;

/// Capitals are escaped too: some file systems take them for their small letters. A dot may not
/// begin a name (".."), and no folder may be called like a record.
std::string safe_name(std::string_view part) {
  std::string name;
  for (std::size_t i = 0; i < part.size(); ++i) {
    const bool dot_to_hide = part[i] == '.' && (i == 0 || part.substr(i).starts_with(".xml"));
    if (kSafe.find(part[i]) != std::string_view::npos && !dot_to_hide) {
      name += part[i];
    } else {
      name += fmt::format("%{:02X}", static_cast<unsigned char>(part[i]));
    }
  }
  if (name.empty()) return "%";
  if (name.size() <= kLongestName) return name;
  return name.substr(0, kLongestName - 40) + "%." + digest(part);
}

}  // namespace

std::filesystem::path record_file(std::string_view id) {
  std::filesystem::path path;
  for (const auto part : split(id, '/')) path /= safe_name(part);
  path += ".xml";
  return path;
}

}  // namespace viendan::store
