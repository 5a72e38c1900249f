// What the corpus says of a document's validity and weight. No legal advice: only what other
// documents of the corpus say of it.
#pragma once

#include "model/names.h"
#include "model/validity.h"

namespace viendan {

/// What documents of the corpus have done to a document as a whole; the later the stronger.
/// Repealing, replacing or suspending some of its provisions is amending it.
enum class Validity { Unknown, Amended, Suspended, Replaced, Repealed };
inline constexpr auto kValidities = NameTable<Validity, 5>{{
    {Validity::Unknown, ""},  // nothing is said: it may be in force
    {Validity::Amended, "amended"},
    {Validity::Suspended, "suspended"},
    {Validity::Replaced, "replaced"},
    {Validity::Repealed, "repealed"},
}};

struct Standing {
  unsigned cited_by = 0;  // documents other than itself
  Validity validity = Validity::Unknown;
  ForceBounds bounds = {};  // on which days nothing says that it is not in force
  friend bool operator==(const Standing&, const Standing&) = default;
};

}  // namespace viendan
