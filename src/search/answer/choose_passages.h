// Which passages of a document show best why it was found: told by where the words of the query
// stand in it, without reading its text.
#pragma once

#include <vector>

#include "base/result.h"
#include "search/index/database.h"
#include "search/index/places.h"
#include "search/query/query_text.h"
#include "search/words/spellings.h"

namespace viendan::search {

/// A place of a document and how much of the query stands there.
struct Chosen {
  std::size_t place = 0;  // index into Layout::spots
  double score = 0;       // more than 0
};

/// The best places of a record of a document, best first, at most `most`. Words of the query beyond
/// its rarest dozen are passed over. `wanted_around`: which of Layout::around() may be shown; empty
/// for all.
[[nodiscard]] Result<std::vector<Chosen>> choose_passages(
    const Database& documents, std::uint32_t record, const Layout& layout, const QueryText& query,
    const Spellings& spellings, const std::vector<bool>& wanted_around, std::size_t most);

}  // namespace viendan::search
