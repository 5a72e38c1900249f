// What changed goes into search: several writers, each a run of documents, then one segment of
// their parts.
#pragma once

#include <vector>

#include "pipeline/work.h"

namespace viendan::pipeline {

/// Puts the items that are to be put, and the stubs, into the search index of `segment`. The items
/// get their keys; the stubs' records are returned, in their order. Nothing is written where there
/// is nothing to put.
[[nodiscard]] Result<std::vector<store::StubRecord>> index_segment(const Bench& bench,
                                                                   std::vector<Item>& items,
                                                                   const std::vector<Stub>& stubs,
                                                                   int segment);

}  // namespace viendan::pipeline
