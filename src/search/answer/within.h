// Whether what a query asks for stands together in a provision that it names: the records of
// documents only know that the document has the words, and has such a provision.
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "search/index/database.h"
#include "search/index/places.h"
#include "search/query/query_text.h"
#include "search/words/spellings.h"

namespace viendan::search {

/// Whether a place stands in a wanted provision.
[[nodiscard]] bool is_within(const Layout::Around& place, const UnitWanted& wanted);
/// Of each of Layout::around(); empty where no provision is named.
[[nodiscard]] std::vector<bool> wanted_around(const Layout& layout, const UnitWanted& wanted);

/// Whether one wanted provision of the record has all that is asked for, or with `any` some of it.
/// "Điều 5" is one provision with all its clauses; of kinds without number what stands together is.
/// What is excluded has been looked for in the whole document. `work`: to which the positions are
/// added that were read.
[[nodiscard]] Result<bool> holds_within(const Database& documents, std::uint32_t record,
                                        const Layout& layout, const QueryText& query, bool any,
                                        const UnitWanted& wanted, const Spellings& spellings,
                                        std::size_t& work);

}  // namespace viendan::search
