// The values of an activity as a person writes them, and back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corrections/fields.h"
#include "vocabulary/vocabulary.h"

namespace viendan::corrections {

/// The days of a period whose words no rule can read; "" where they are not given.
struct Period {
  std::string from, to, recurrence;
  [[nodiscard]] bool empty() const { return from.empty() && to.empty() && recurrence.empty(); }
};

/// What names and periods are read with.
struct Context {
  const Vocabulary& vocabulary;
  std::optional<Date> issued;
};

/// The items of a field, as exports print them: names of bodies, the words of a period.
[[nodiscard]] std::vector<std::string> values_of(const Activity& activity, const RowField& field);
void set_values(Activity& activity, const RowField& field, const std::vector<std::string>& values,
                const Period& period, const Context& context);
/// For readers: the items on lines of their own; a period with its days.
[[nodiscard]] std::string shown_values(const Activity& activity, const RowField& field);

}  // namespace viendan::corrections
