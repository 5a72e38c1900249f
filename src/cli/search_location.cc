#include "cli/search_location.h"

#include "store/workspace.h"

namespace viendan::cli {
namespace {

Result<search::Location> location_of(const std::filesystem::path& folder) {
  if (search::Location::is_stub(folder)) return search::Location::stub(folder);
  return store::Workspace::open(folder).map([](const store::Workspace& workspace) {
    return search::Location::local(workspace.search_folders(), workspace.dead());
  });
}

}  // namespace

Result<search::Location> search_location(const std::vector<std::string>& folders) {
  search::Location all;
  for (const auto& folder : folders) {
    auto location = location_of(folder);
    if (!location) return location;
    all.add(*std::move(location));
  }
  return all;
}

}  // namespace viendan::cli
