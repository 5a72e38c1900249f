// A page taken apart: its elements, and which of them a reader of the page does not see.
#pragma once

#include <vector>

#include "ingest/html/look.h"
#include "ingest/html/tree.h"

namespace viendan::ingest::html {

enum class Sight : std::uint8_t {
  Shown,
  Hidden,  // by a style: a pop-up, a note of a link, a tab that is not open
  Never,   // code, controls, menus
};

struct Page {
  Tree tree;
  StyleSheet styles;
  std::vector<Sight> sight;  // of each node
};

[[nodiscard]] Page take_apart(Tree tree);

}  // namespace viendan::ingest::html
