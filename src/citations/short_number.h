// Acts named by type and number without the letters of a symbol: "Nghị định 100/2019",
// "Quyết định số 1419 ngày 07/9/2009 của Thủ tướng Chính phủ".
#pragma once

#include <vector>

#include "citations/scan.h"

namespace viendan::citations {

/// Adds such mentions to those of each unit. What they mean: an act of the document with that type
/// and number and no other date; else who issued it must be printed, or follow from its type.
void find_short_numbers(const Scan& scan, std::vector<std::vector<Citation>>& by_unit);

}  // namespace viendan::citations
