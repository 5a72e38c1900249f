// What leads to a list: "Các thông tư sau đây hết hiệu lực:", and the items stand below it.
#pragma once

#include "model/document.h"

namespace viendan {

/// The last sentence of the block above one, without white space around it, where that ends in a
/// colon; else empty. A lead of more than 2,000 bytes is none: each item of a list looks at it.
[[nodiscard]] Span lead_above(const Document& document, int block);

}  // namespace viendan
