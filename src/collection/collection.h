// The live generation of an index, opened for one thread: what pages and assistants are answered
// from.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "search/index.h"
#include "store/catalogue.h"
#include "store/workspace.h"
#include "vocabulary/vocabulary.h"

namespace viendan::collection {

/// Everything that an answer is made from. An answer that fails because its generation was removed
/// by builds meanwhile is made again from the live one: who makes it need not care.
struct Collection {
  const Vocabulary& vocabulary;
  store::Workspace workspace;
  store::Catalogue catalogue;
  search::Reader reader;

  [[nodiscard]] static Result<Collection> open(const std::filesystem::path& index,
                                               const Vocabulary& vocabulary);
};

}  // namespace viendan::collection
