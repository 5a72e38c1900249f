// What most commands need: the vocabulary, and the live index or all its documents.
#pragma once

#include <vector>

#include "cli/options.h"
#include "model/document.h"
#include "store/catalogue.h"
#include "store/workspace.h"
#include "vocabulary/vocabulary.h"

namespace viendan::cli {

[[nodiscard]] inline Result<Vocabulary> load_vocabulary(const Options& options) {
  return Vocabulary::load(options.schemas / "vocabulary");
}

[[nodiscard]] inline Result<std::vector<Document>> load_documents(const Options& options) {
  return store::Workspace::open(options.index).and_then([](const auto& workspace) {
    return workspace.all();
  });
}

/// The live index without its documents: they are got one by one.
struct Opened {
  store::Workspace workspace;
  store::Catalogue catalogue;
};
[[nodiscard]] inline Result<Opened> open_index(const Options& options) {
  auto workspace = store::Workspace::open(options.index);
  if (!workspace) return tl::unexpected(workspace.error());
  auto catalogue = store::Catalogue::open(*workspace);
  if (!catalogue) return tl::unexpected(catalogue.error());
  return Opened{*std::move(workspace), *std::move(catalogue)};
}

}  // namespace viendan::cli
