// How many of all hits have each value of a field.
//
// The values of a field are counted without the query's own conditions on that field: "type" goes
// on to show how many decisions there would be while only decrees are chosen. A count is what a
// query finds when the value is its condition on the field, in place of those that it has; what is
// typed into the text of a query stays in force. Bodies that lead are counted over rows of
// activities, as conditions on them are.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "search/answer/match.h"

namespace viendan::search {

/// Values that a facet lists at most.
inline constexpr std::size_t kMostFacetValues = 50;

/// The values that can be counted over the query's own matches, to be given to find_matches().
[[nodiscard]] std::vector<Slot> shared_counts(const Query& query, const Vocabulary& vocabulary);

/// Those that the query asks for, in its order, each once; unknown ones are left out.
[[nodiscard]] Result<std::vector<Facet>> facets(const OpenIndex& index, const Query& query,
                                                const Vocabulary& vocabulary, const Found& found);

}  // namespace viendan::search
