#include "collection/collection.h"

namespace viendan::collection {

Result<Collection> Collection::open(const std::filesystem::path& index,
                                    const Vocabulary& vocabulary) {
  auto workspace = store::Workspace::open(index);
  if (!workspace) return tl::unexpected(workspace.error());
  auto catalogue = store::Catalogue::open(*workspace);
  if (!catalogue) return tl::unexpected(catalogue.error());
  auto reader =
      search::Reader::open(search::Location::local(workspace->search_folders(), workspace->dead()));
  if (!reader) return tl::unexpected(reader.error());
  return Collection{vocabulary, *std::move(workspace), *std::move(catalogue), *std::move(reader)};
}

}  // namespace viendan::collection
