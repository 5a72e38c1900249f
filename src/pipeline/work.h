// What the steps of a build hand to each other.
#pragma once

#include <string>
#include <vector>

#include "corrections/corrections.h"
#include "model/standing.h"
#include "pipeline/build.h"
#include "pipeline/shelf.h"
#include "store/manifest.h"
#include "store/workspace.h"

namespace viendan::pipeline {

/// One source file.
struct Item {
  store::SourceRecord record = {};              // as the manifest will have it
  const store::SourceRecord* before = nullptr;  // as the live one has it; or nullptr
  bool fresh = false;                           // read in this build: it is on the shelf
  bool put = false;                             // goes into the new segment
  std::size_t bytes = 0;                        // of its text, about
  Standing standing = {};                       // of what is put
  std::size_t stale = 0;                        // corrections that no longer fit, of what is put

  [[nodiscard]] bool is_document() const { return !record.own.empty(); }
  [[nodiscard]] bool was_document() const { return before != nullptr && !before->id.empty(); }
  /// Whether it says, or is called, something else than in the live index, or has another file.
  [[nodiscard]] bool changed() const {
    return is_document() &&
           (fresh || !was_document() || before->id != record.id || before->source != record.source);
  }
};

/// All sources, and what is known of them.
struct Sources {
  std::vector<Item> items = {};                       // sorted by path
  std::vector<const store::SourceRecord*> gone = {};  // documents of the live index without a file
  std::int64_t scanned = 0;
  bool everything = false;  // nothing in the live index can be kept as it is
  std::vector<store::IdleCorrection> idle = {};
};

/// The tools of a build.
struct Bench {
  const Config& config;
  const Vocabulary& vocabulary;
  Progress& progress;
  store::Generation& generation;
  Shelf& shelf;
  const corrections::Corrections& corrections;
};

}  // namespace viendan::pipeline
