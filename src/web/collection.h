// What pages are made from.
#pragma once

#include "collection/collection.h"

namespace viendan::web {

using collection::Collection;

}  // namespace viendan::web
