// The numbers of forms on disk, beside that of the catalogue (catalogue_form.h). One counts up when
// an older program could not read what this one writes, or this one what an older wrote: an older
// index is then made anew, never changed.
#pragma once

#include <cstdint>

namespace viendan::store {

inline constexpr int kManifestForm = 6;
inline constexpr std::int64_t kLinkTableForm = 2;

}  // namespace viendan::store
