#include "web/static_files.h"

#include <map>
#include <string>

#include "base/file.h"

namespace viendan::web {

std::string_view static_address(std::string_view name) {
  static const auto addresses = [] {
    std::map<std::string_view, std::string> all;
    for (const auto& file : static_files()) {
      all.emplace(file.name,
                  "/static/" + std::string(file.name) + "?v=" + digest(file.bytes).substr(0, 8));
    }
    return all;
  }();
  const auto found = addresses.find(name);
  return found == addresses.end() ? std::string_view{} : std::string_view(found->second);
}

}  // namespace viendan::web
