// Which documents does a query find? From its text to the page of matches that is asked for: other
// readings where the first finds nothing, provisions checked, citations counted.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/query.h"
#include "search/index/open_index.h"
#include "search/query/query.h"
#include "vocabulary/vocabulary.h"

namespace viendan::search {

/// How many matches have each value.
using Counts = std::map<std::string, std::uint32_t>;

/// What a query came to.
struct Found {
  QueryText typed;
  QueryText text;          // with what is searched beside the words typed
  bool rows = false;       // the matches are rows of activities, the best of each document
  bool any = false;        // any of the words will do
  bool widened = false;    // ... since no document has them all
  UnitWanted within = {};  // the provisions that words must stand in
  Expression words = {};
  std::vector<Expression> conditions = {};
  Expression matched = {};  // the words under the conditions: all that was found
  std::vector<Expansion> expansions = {};
  Matches matches = {};                       // those of the page
  std::shared_ptr<const Selection> all = {};  // all that was found, where values were counted
  std::map<Slot, Counts> counts = {};         // of records, as asked for
  std::vector<std::uint32_t> cited = {};  // of each match on the page, where these set the order
  std::string note = {};
  [[nodiscard]] const Database& database(const OpenIndex& index) const {
    return rows ? index.units : index.documents;
  }
};

/// `counted`: values to count over all matches.
[[nodiscard]] Result<Found> find_matches(const OpenIndex& index, const Query& query,
                                         const Vocabulary& vocabulary,
                                         const std::vector<Slot>& counted);

}  // namespace viendan::search
