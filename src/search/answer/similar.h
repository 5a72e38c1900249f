// Which documents are like one? Those that share its rare words and neighbours, and cite what it
// cites.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "model/query.h"
#include "search/index/open_index.h"
#include "vocabulary/vocabulary.h"

namespace viendan::search {

/// Of the document with an identity or symbol, best first, at most `limit`; each hit says why. The
/// document itself, others of its symbol, and documents without text are left out. NotFound where
/// the index lacks it.
[[nodiscard]] Result<Answer> similar(const OpenIndex& index, std::string_view address,
                                     std::uint32_t limit, const Vocabulary& vocabulary);

}  // namespace viendan::search
