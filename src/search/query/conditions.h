// Conditions as terms and ranges of values.
#pragma once

#include "search/index/database.h"
#include "search/query/query.h"

namespace viendan::search {

[[nodiscard]] Expression condition(const Clause& clause, const Variants& variants);

/// A word or phrase in a title.
[[nodiscard]] Expression in_title(const Value& value, const Variants& variants);

/// A combination of parts; one part is itself, none is nothing.
[[nodiscard]] Expression combined(Expression::Kind kind, std::vector<Expression> parts);
[[nodiscard]] Expression term_of(std::string term, unsigned count = 1);

/// An accented word of a phrase is exact; one without accents stands for all its accented forms,
/// unless it is `exact`. The terms begin with `prefix`.
[[nodiscard]] Expression phrase_part(const Spelling& word, const Variants& variants, bool exact,
                                     std::string_view prefix = {});

}  // namespace viendan::search
