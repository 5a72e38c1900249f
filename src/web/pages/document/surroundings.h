// What the catalogue knows of a document and those around it.
#pragma once

#include "web/pages/document/reading.h"

namespace viendan::web {

/// For the reader: validity, who changed it, and citations of its provisions.
[[nodiscard]] Result<Surroundings> surroundings(const View& view, const Document& document);

/// Adds what documents are called, once each.
[[nodiscard]] Result<void> add_name(const View& view, std::string_view id, Surroundings& around);

}  // namespace viendan::web
