// Which activities and duties fulfil what a query asks of rows: lead, joins, deadline, period. The
// same as search finds, told of one row at hand instead of looked up.
#pragma once

#include "model/activity.h"
#include "search/query/query_text.h"

namespace viendan::search {

class RowsWanted {
 public:
  /// Words and conditions on documents are passed over: they choose documents, not rows.
  RowsWanted(const Query& query, const Vocabulary& vocabulary);

  /// Whether nothing is asked of rows.
  [[nodiscard]] bool all() const { return all_; }
  [[nodiscard]] bool holds(const Activity& activity) const;
  /// Its bodies lead it, nobody joins; it ends with its deadline.
  [[nodiscard]] bool holds(const Duty& duty) const;

 private:
  QueryText query_;
  bool all_ = true;
};

}  // namespace viendan::search
