// Web pages: the document found inside a portal's page.
#pragma once

#include "ingest/rich.h"

namespace viendan::ingest {

/// Reads a page saved from a portal, or a plain one. Menus, pop-ups, hover notes and hidden copies
/// are left out; the portal's own data sheet becomes evidence.
[[nodiscard]] Result<RichText> read_html(const Input& input);

}  // namespace viendan::ingest
