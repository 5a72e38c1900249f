// A fact in the form in which a row keeps what only the pages show of it: the values of its
// description in store/record.h, one after the other. Made and read for many rows at once, so
// without the names that a record has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/document.h"

namespace viendan::store {

/// An activity with what its row prints: heading of each column and what its cell prints.
struct PrintedActivity {
  Activity activity;
  std::vector<Detail> printed;
  friend bool operator==(const PrintedActivity&, const PrintedActivity&) = default;
};

/// T: PrintedActivity, Duty, Citation.
template <typename T>
[[nodiscard]] std::string to_packed(const T& value);
/// Malformed for anything that to_packed() does not write, as far as the bytes show it.
template <typename T>
[[nodiscard]] Result<T> from_packed(std::string_view bytes);

}  // namespace viendan::store
