// Activities as a table: each with what its source prints, cell by cell, below it.
#pragma once

#include <functional>
#include <span>

#include "model/fact.h"
#include "web/page/html.h"
#include "web/page/view.h"

namespace viendan::web {

struct ActivityTable {
  std::string caption;
  std::span<const ActivityFact> rows;
  // The column by which the rows are sorted; "" where headings sort nothing.
  std::string sorted_by = {};
  bool descending = false;
  // The address of the same rows in another order; none where headings sort nothing.
  std::function<std::string(std::string_view sort, bool descending)> sorted = {};
};

void write_activities(Html& html, const View& view, const ActivityTable& table);

}  // namespace viendan::web
