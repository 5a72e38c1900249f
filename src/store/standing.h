// What acts do to the validity of those that they name, once for all who ask.
#pragma once

#include <algorithm>
#include <array>
#include <span>

#include "model/citation.h"
#include "model/standing.h"
#include "model/validity.h"

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

/// What acts have done to a document, whenever that was or will be.
[[nodiscard]] inline Validity validity_after(std::span<const ActBy> acts) {
  Validity validity = Validity::Unknown;
  for (const ActBy& by : acts) {
    const auto* effect = std::ranges::find(kEffects, by.act.relation, &Effect::relation);
    if (effect != kEffects.end()) validity = after(validity, *effect, by.act.whole);
  }
  return validity;
}

}  // namespace viendan::store
