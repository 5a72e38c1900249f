// The validity of a document as a record: its times, and the steps that prove them.
#pragma once

#include "model/validity.h"
#include "render/value.h"

namespace viendan::render {

[[nodiscard]] Object validity_record(const History& history);

}  // namespace viendan::render
