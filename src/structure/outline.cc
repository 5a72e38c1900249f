#include "structure/outline.h"

#include "structure/drawer.h"

namespace viendan::structure {

Outline draw_outline(std::string_view text, const std::vector<Line>& lines,
                     const std::vector<Marked>& marks, const Head& head,
                     const Vocabulary& vocabulary) {
  return Drawer(text, lines, marks, head, vocabulary).run();
}

}  // namespace viendan::structure
