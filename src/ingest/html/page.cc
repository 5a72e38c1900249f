#include "ingest/html/page.h"

#include <algorithm>

namespace viendan::ingest::html {

Page take_apart(Tree tree) {
  Page page{.tree = std::move(tree), .styles = {}, .sight = {}};
  page.styles = StyleSheet(page.tree);
  page.sight.resize(page.tree.nodes.size(), Sight::Shown);
  for (std::size_t i = 1; i < page.tree.nodes.size(); ++i) {
    const Node& node = page.tree.nodes[i];
    Sight sight = page.sight[static_cast<std::size_t>(node.parent)];
    if (node.is(kUnshown) || node.tag == Tag::Navigation || node.tag == Tag::Head) {
      sight = Sight::Never;
    } else if (sight == Sight::Shown && node.attribute_count > 0 &&
               page.styles.of(page.tree, node).hidden == Declarations::Answer::Yes) {
      sight = Sight::Hidden;
    }
    page.sight[i] = sight;
  }
  return page;
}

}  // namespace viendan::ingest::html
