// The views "query" and "place" of the specification: each line of an example is a query to an
// index of the five documents of corpus/.
#pragma once

#include <string>
#include <string_view>

#include "vocabulary/vocabulary.h"

namespace viendan::test {

/// For each line of the input: the reading, with a note where there is one, and the identities of
/// the hits; those of stubs stand in parentheses. Best first, then in order of identity, since
/// weights are not specified. "none" where there is no hit. Neighbouring queries with one answer,
/// such as spellings of one symbol, have it once. The index is built at the first call, in a folder
/// that is gone at the end.
[[nodiscard]] std::string query_view(std::string_view input, const Vocabulary& vocabulary);

/// The best hit with the provision of its best passage.
[[nodiscard]] std::string place_view(std::string_view input, const Vocabulary& vocabulary);

}  // namespace viendan::test
