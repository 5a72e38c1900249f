// Second pass over a corpus: a link needs its target known. What changed is entered into the link
// table; that tells which other documents are affected, and what each needs to be resolved.
#pragma once

#include <vector>

#include "pipeline/work.h"
#include "store/link_table.h"

namespace viendan::pipeline {

/// Of the cited documents that the corpus lacks.
struct ChangedStubs {
  std::vector<std::string> old;  // identities of those that are gone or say another thing; sorted
  std::vector<Stub> now;         // those that are new or say another thing; by identity
};

/// The table as it belongs to the live index, in a transaction that has begun. Where it is missing,
/// damaged or left behind, it is made from the records.
[[nodiscard]] Result<store::LinkTable> open_links(const Bench& bench, const Sources& sources);

/// Enters what changed, resolves it and what it affects, and writes their records into `segment`:
/// these items are to be put into search, those too whose standing is another.
[[nodiscard]] Result<ChangedStubs> link(const Bench& bench, Sources& sources,
                                        store::LinkTable& table, int segment);

/// Takes all other documents too as they are recorded, so that search can be written anew.
[[nodiscard]] Result<ChangedStubs> put_everything(const Bench& bench, Sources& sources,
                                                  store::LinkTable& table, int segment);

}  // namespace viendan::pipeline
