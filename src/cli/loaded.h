// What most commands need: the vocabulary and the documents of the live index.
#pragma once

#include <vector>

#include "cli/options.h"
#include "model/document.h"
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

}  // namespace viendan::cli
