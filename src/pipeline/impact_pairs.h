// Which document of the live index and which of the next one are two texts of one document.
#pragma once

#include <span>
#include <vector>

#include "store/manifest.h"

namespace viendan::pipeline {

struct DocumentPair {
  const store::SourceRecord* before = nullptr;  // nullptr: new
  const store::SourceRecord* now = nullptr;     // nullptr: gone
  bool by_file_alone = false;                   // the file may hold quite another document now
};

/// By file where the act is the same; then by digest, a file that was renamed; then by act, a text
/// that another file replaces; then by file. In the order of paths; those gone last.
[[nodiscard]] std::vector<DocumentPair> pair_documents(std::span<const store::SourceRecord> before,
                                                       std::span<const store::SourceRecord> now);

}  // namespace viendan::pipeline
