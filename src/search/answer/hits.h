// How is a match shown? Its document, and the passages that have the words of the query.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "model/query.h"
#include "search/answer/highlight.h"
#include "search/answer/match.h"
#include "search/index/open_index.h"
#include "search/index/stored.h"

namespace viendan::search {

/// A document that is shown.
struct Shown {
  std::uint32_t record = 0;  // of the documents
  std::string key = {};
  Stored stored = {};
  Hit hit = {};
};

/// `in_units`: the match is a record of the units.
[[nodiscard]] Result<Shown> show(const OpenIndex& index, const Match& match, bool in_units);

/// The hits of a page, in order.
[[nodiscard]] Result<std::vector<Hit>> hits(const OpenIndex& index, const Query& query,
                                            const Found& found);

}  // namespace viendan::search
