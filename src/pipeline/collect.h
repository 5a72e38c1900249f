// The documents of a corpus: those that changed read anew, the others taken from the last index.
#pragma once

#include <vector>

#include "model/document.h"
#include "pipeline/build.h"
#include "store/workspace.h"

namespace viendan::pipeline {

struct Collection {
  std::vector<Document>
      documents;  // in order of identity; citations as `citations::find` gives them
  store::Manifest manifest;
  std::vector<Failure> failures;
  std::size_t read = 0;
  std::size_t removed = 0;
  bool changed = false;  // against the live index
};

[[nodiscard]] Result<Collection> collect(const Config& config, const Vocabulary& vocabulary,
                                         Progress& progress);

}  // namespace viendan::pipeline
