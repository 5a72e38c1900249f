// The syllables that official texts are written with.
#pragma once

#include "vocabulary/syllable.h"

namespace viendan::normalise {

/// Whether a syllable is met in many documents. A possible one that is not ("phói") is more often a
/// misreading than a word.
[[nodiscard]] bool is_common(SyllableKey key);

}  // namespace viendan::normalise
