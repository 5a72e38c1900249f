// What acts do to the validity of those that they name, once for all who ask.
#pragma once

#include <algorithm>
#include <array>

#include "model/citation.h"
#include "model/standing.h"

namespace viendan::store {

struct Effect {
  Relation relation;
  Validity whole;
};
inline constexpr auto kEffects = std::to_array<Effect>({
    {Relation::Amends, Validity::Amended},
    {Relation::Replaces, Validity::Replaced},
    {Relation::Repeals, Validity::Repealed},
    {Relation::Suspends, Validity::Suspended},
    {Relation::Pauses, Validity::Suspended},
});

/// After an act that has this effect; `whole`: not only on provisions that it names.
[[nodiscard]] inline Validity after(Validity before, const Effect& effect, bool whole) {
  return std::max(before, whole ? effect.whole : Validity::Amended);
}

}  // namespace viendan::store
