// What changed goes into search: several writers, each a run of documents, then one segment of
// their parts.
#pragma once

#include <vector>

#include "pipeline/work.h"

namespace viendan::pipeline {

struct Indexed {
  std::vector<store::Segment> segments;
  std::vector<store::StubRecord> stubs;
};

/// Puts the items that are to be put, and the stubs, into the search index of `segment`, where
/// their records are. Where nothing of the live index is kept there are as many segments as the
/// configuration has shards, and the records go to theirs. The items get their segments and keys.
[[nodiscard]] Result<Indexed> index(const Bench& bench, Sources& sources,
                                    const std::vector<Stub>& stubs, int segment);

}  // namespace viendan::pipeline
