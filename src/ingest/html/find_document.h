// Where in a page the document stands.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/html/passage.h"

namespace viendan::ingest::html {

struct Found {
  std::vector<std::int32_t> parts;  // nodes in page order, none inside another
  bool hidden = false;              // the document stands in what styles hide
  std::vector<Passage> passages;    // of the whole page
};

/// The smallest part of the page with nearly all lines that the form of documents prescribes, and
/// what continues it beside it. Of several copies the fullest; of several languages Vietnamese. A
/// page without such lines is read for its running text; one without that, whole.
[[nodiscard]] Found find_document(const Page& page);

}  // namespace viendan::ingest::html
