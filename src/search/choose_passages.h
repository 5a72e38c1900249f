// Which passages of a document show best why it was found: told by where the words of the query
// stand in it, without reading its text.
#pragma once

#include <functional>
#include <vector>

#include "base/result.h"
#include "search/database.h"
#include "search/places.h"
#include "search/query_text.h"
#include "search/spellings.h"

namespace viendan::search {

/// A place of a document and how much of the query stands there.
struct Chosen {
  std::size_t place = 0;  // index into Stored::places
  double score = 0;       // more than 0
  bool all = false;       // everything that the query asks for
};

/// Whether passages of a place are wanted.
using PlaceWanted = std::function<bool(const Place&)>;

/// The best places of a record of a document, best first, at most `most`. Words of the query beyond
/// its rarest dozen are passed over.
[[nodiscard]] Result<std::vector<Chosen>> choose_passages(
    const Database& documents, std::uint32_t record, const std::vector<Place>& places,
    const QueryText& query, const Spellings& spellings, const PlaceWanted& wanted_place,
    std::size_t most);

}  // namespace viendan::search
