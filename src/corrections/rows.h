// One correction of one activity.
#pragma once

#include <string>

#include "corrections/corrections.h"
#include "model/document.h"

namespace viendan::corrections {

/// Why a correction changed nothing: what is read now; "" where it was applied.
struct RowOutcome {
  std::string now = {};
  Span span = {};
};

/// Sets, adds or removes what the entry says, with a repair.
[[nodiscard]] RowOutcome correct_row(Document& document, const Entry& entry,
                                     const Vocabulary& vocabulary);

}  // namespace viendan::corrections
