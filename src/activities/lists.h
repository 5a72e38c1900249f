// Activities that are written as numbered items with labelled lines below them.
#pragma once

#include <vector>

#include "activities/context.h"

namespace viendan::activities {

struct ListedActivity {
  int block = 0;
  Activity activity;
};

/// Numbered units under which lines such as "Cơ quan chủ trì: …" and "Thời gian thực hiện: …"
/// stand.
[[nodiscard]] std::vector<ListedActivity> read_lists(const Context& context);

}  // namespace viendan::activities
