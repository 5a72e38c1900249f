// From the pieces of a query to its tree.
#pragma once

#include <string_view>
#include <vector>

#include "search/query/query_lexer.h"
#include "search/query/query_text.h"

namespace viendan::search {

/// The clauses of the first level. `text` is what the lexemes were cut from; `cut`: a bound of
/// words or wildcards was met.
[[nodiscard]] std::vector<Clause> parse(std::string_view text, std::vector<Lexeme> lexemes,
                                        bool& cut);

/// Conditions on one field are alternatives: one group each.
void merge_conditions(std::vector<Clause>& parts);

}  // namespace viendan::search
