// One page from its picture to its words and rules.
#pragma once

#include "ingest/ocr/ocr.h"

namespace viendan::ingest {

/// A page of A2 at the resolution of reading.
inline constexpr std::uint64_t kMostPixels = 40'000'000;

/// A picture of at most kMostPixels, where can_recognise().
[[nodiscard]] Result<Page> read_sheet(const Picture& picture, std::string_view source);

}  // namespace viendan::ingest
