// The live generation of an index, opened for one thread.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "search/index.h"
#include "store/catalogue.h"
#include "store/workspace.h"
#include "vocabulary/vocabulary.h"

namespace viendan::web {

/// Everything that a page is made from. A page that fails because its generation was removed by
/// builds meanwhile is made again from the live one: pages need not care.
struct Collection {
  const Vocabulary& vocabulary;
  store::Workspace workspace;
  store::Catalogue catalogue;
  search::Reader reader;
  std::filesystem::path index;  // where it lies, for store::last_change; never shown

  [[nodiscard]] static Result<Collection> open(const std::filesystem::path& index,
                                               const Vocabulary& vocabulary);
};

}  // namespace viendan::web
