// The documents of a corpus: those that changed read anew, the others taken from the last index.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/document.h"
#include "pipeline/build.h"
#include "store/workspace.h"

namespace viendan::pipeline {

/// What may differ between a document taken from the last index and its record there: the rest of
/// it is the record.
struct Recorded {
  std::vector<Citation> citations;
  std::vector<Issue> issues;
};

struct Collection {
  std::vector<Document>
      documents;  // in order of identity; citations as `citations::find` gives them
  std::map<std::string, Recorded> recorded;  // by identity: those taken from the last index
  store::Manifest manifest;
  std::vector<Failure> failures;
  std::size_t read = 0;
  std::size_t removed = 0;
  bool changed = false;  // against the live index
};

[[nodiscard]] Result<Collection> collect(const Config& config, const Vocabulary& vocabulary,
                                         Progress& progress);

}  // namespace viendan::pipeline
