// Xapian for database*.cc alone: nobody else includes this.
#pragma once

#define XAPIAN_MOVE_SEMANTICS
#include <xapian.h>

#include <functional>
#include <string>

#include "base/result.h"
#include "search/index/expression.h"

namespace viendan::search {

[[nodiscard]] inline Xapian::valueno number_of(Slot slot) {
  return static_cast<Xapian::valueno>(slot);
}

/// What went wrong with the database at `place`.
[[nodiscard]] tl::unexpected<Error> failure(const std::string& place, const Xapian::Error& error);

/// Runs what calls Xapian. Its errors do not derive from std::exception and must not leave.
template <typename Action>
auto guarded(const std::string& place, Action action) -> Result<decltype(action())> {
  try {
    if constexpr (std::is_void_v<decltype(action())>) {
      action();
      return {};
    } else {
      return action();
    }
  } catch (const Xapian::Error& error) {
    return failure(place, error);
  }
}

struct Bounded {
  Expression expression;
  bool cut = false;  // parts were left out: they had too many terms
};

/// What to look for of an expression. Prefixes have the terms that begin so as their parts: a
/// server would choose others among its own, and would not weigh them by all shards. Nothing in it
/// has more than two parts but for All, Any, Prefix, Phrase and Near.
[[nodiscard]] Bounded bounded(const Expression& expression, const Xapian::Database& database);

/// The query for all that an expression does not match.
using Others = std::function<Xapian::Query(const Expression& excluded)>;

/// Of a bounded expression. `others` stands for what is excluded, where it is given: the right side
/// of Xapian's own AND_NOT may match too little when it has an OR, since that compares weights that
/// nobody set (1.4.22).
[[nodiscard]] Xapian::Query query_for(const Expression& expression, const Others& others = {});

/// The low end of a range. An unknown value is the empty string: smaller than every bound, and
/// inside no range.
[[nodiscard]] std::string lowest(const Expression& range);

}  // namespace viendan::search
