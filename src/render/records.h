// The records of the exports, in the order in which the contract names their members.
#pragma once

#include <span>

#include "model/document.h"
#include "render/export.h"
#include "render/value.h"

namespace viendan::render {

[[nodiscard]] std::vector<Object> records(std::span<const Document> documents, What what,
                                          const Vocabulary& vocabulary);

}  // namespace viendan::render
