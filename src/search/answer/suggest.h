// Did you mean? A query that has hits, for one whose words the index does not know or does not have
// together: typing repaired, accents put right by what stands in the texts, symbols by their
// neighbours.
#pragma once

#include <string>

#include "base/result.h"
#include "model/query.h"
#include "search/answer/match.h"
#include "search/index/open_index.h"
#include "vocabulary/vocabulary.h"

namespace viendan::search {

/// "" where what was typed does well, or where nothing better is known. Bounded in look-ups.
[[nodiscard]] Result<std::string> suggestion(const OpenIndex& index, const Query& query,
                                             const Vocabulary& vocabulary, const Found& found);

}  // namespace viendan::search
