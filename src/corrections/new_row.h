// An activity that no rule saw, added by a person who names the words that print it.
#pragma once

#include "corrections/rows.h"

namespace viendan::corrections {

/// Adds it behind the one that it follows, whose place it shares; at the end where none is named.
/// The words must stand in the source once: they are where the activity is.
[[nodiscard]] RowOutcome add_row(Document& document, const Entry& entry,
                                 const Vocabulary& vocabulary);

}  // namespace viendan::corrections
