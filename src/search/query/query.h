// From a read query to a tree of terms.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "search/index/database.h"
#include "search/query/query_text.h"

namespace viendan::search {

/// How much each kind of agreement counts; measured in README.md.
struct Weights {
  double folded = 1;  // the syllable without accents
  double exact = 1;   // the syllable as typed
  double pair = 1;    // two neighbours
};

/// The share of the documents that have a term; 0 to 1.
using Share = std::function<double(const std::string& term)>;

/// The accented forms of a folded syllable that the index has.
using Variants = std::function<std::vector<std::string>(std::string_view folded)>;

/// Documents that have all clauses, or any of them; weighed alike in both cases. The conditions of
/// the first level are not part of it: see filters().
[[nodiscard]] Expression matching(const QueryText& query, bool any, const Variants& variants,
                                  const Weights& weights, const Share& share = {});

/// For a symbol or number: the document that has it, then those that cite it, then those that only
/// have its words. `identities` are those of the documents that have it.
[[nodiscard]] Expression by_name(const QueryText& query, const std::vector<std::string>& identities,
                                 const Variants& variants);
/// The documents that have the symbol or number themselves: a term.
[[nodiscard]] Expression own_name(const QueryText& query);

/// The conditions that a hit must meet. Where rows are asked for (wants_rows), they are conditions
/// on rows.
[[nodiscard]] std::vector<Expression> filters(const QueryText& query, const Variants& variants);
[[nodiscard]] Expression filtered(Expression expression, std::vector<Expression> filters);

/// Terms that carry weight, each once.
[[nodiscard]] std::vector<Expression> leaves(const Expression& expression);

}  // namespace viendan::search
