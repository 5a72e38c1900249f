// The lines of a page and what each of them says of itself: a line of a document or of a portal.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/form_lines.h"
#include "ingest/html/page.h"

namespace viendan::ingest::html {

struct Passage {
  std::int32_t node = 0;      // where it begins
  std::uint32_t letters = 0;  // all but white space
  std::uint32_t linked = 0;   // those that lead to other pages
  unsigned form = 0;
  std::uint64_t hash = 0;  // of its letters
  bool cell = false;       // in a table
  std::string words;       // the first of them
  bool chrome = false;     // words of a portal: "Tải về", "Chia sẻ"
  bool imprint = false;    // of the portal's foot or data sheet
  bool dropped = false;    // stands at the edge of the document, and is the portal's
  [[nodiscard]] bool is_link() const { return linked * 3 > letters * 2; }
};

/// Reading order; `hidden` tells whether what styles hide is read too.
[[nodiscard]] std::vector<Passage> passages_of(const Page& page, bool hidden);

}  // namespace viendan::ingest::html
