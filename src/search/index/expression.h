// What a query asks of a database, as a tree of terms.
#pragma once

#include <string>
#include <vector>

#include "search/words/terms.h"

namespace viendan::search {

/// A query as a tree of terms. Built by query.cc, so that its rules can be tested without an index.
struct Expression {
  enum class Kind {
    Nothing,
    Everything,
    Term,      // `term`, counted `count` times
    All,       // every part
    Any,       // one part or more
    Phrase,    // the parts (terms, or Any of terms) one after the other
    Near,      // the parts in any order within `count` words
    Prefix,    // any term that begins with `term`; at most `count` of them, the most frequent
    Prefer,    // the first part; the others only add weight
    Filter,    // the first part with its weight, where all others match too
    Without,   // the first part where none of the others matches
    Scaled,    // the first part, its weight times `factor`
    Constant,  // the first part, each match weighing `factor`
    Between,   // value of `slot` from `low` to `high`, both inclusive; "" is no bound
  };
  Kind kind = Kind::Nothing;
  std::string term = {};
  std::vector<Expression> parts = {};
  unsigned count = 1;
  double factor = 1;
  Slot slot = Slot::Date;
  std::string low = {};
  std::string high = {};
  friend bool operator==(const Expression&, const Expression&) = default;
};

}  // namespace viendan::search
