// Xapian for database*.cc alone: nobody else includes this.
#pragma once

#define XAPIAN_MOVE_SEMANTICS
#include <xapian.h>

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

struct Translation {
  Xapian::Query query;
  bool cut = false;  // parts were left out: they had too many terms
};

/// The query for an expression. Prefixes become the terms that begin so: a server would choose
/// others among its own, and would not weigh them by all shards.
[[nodiscard]] Translation translate(const Expression& expression, const Xapian::Database& database);

}  // namespace viendan::search
