// The printed text beside the reading.
#pragma once

#include "web/pages/document/reading.h"

namespace viendan::web {

/// Block by block, every repair marked on both sides; then all repairs and remarks, each with its
/// rule and a link to its place.
void printed(Html& html, const Reading& reading);

}  // namespace viendan::web
