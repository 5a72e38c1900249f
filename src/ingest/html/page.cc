#include "ingest/html/page.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace viendan::ingest::html {
namespace {

/// What the style sheets that pages load from elsewhere hide, by the names that frameworks give:
/// pop-ups, hover notes, words for screen readers.
constexpr std::string_view kHiddenClasses[] = {
    "d-none",          "dropdown-menu",   "hidden",        "hide",        "invisible", "mfp-hide",
    "modal",           "popover",         "popover-body",  "qtip",        "sr-only",   "tippy-box",
    "tooltip-button",  "tooltip-content", "tooltip-inner", "tooltiptext", "ui-dialog", "ui-tooltip",
    "visually-hidden",
};
static_assert(std::ranges::is_sorted(kHiddenClasses));

bool hidden_by_name(std::string_view classes) {
  bool hidden = false;
  for (const auto name : split(classes, ' ')) {
    // "hidden md:block", "d-none d-md-block": only on small screens.
    if (name.find(':') != std::string_view::npos || name.starts_with("d-md") ||
        name.starts_with("d-lg") || name.starts_with("d-sm"))
      return false;
    hidden = hidden || std::ranges::binary_search(kHiddenClasses, name);
  }
  return hidden;
}

/// Not shown until the page's code says so.
bool is_hidden(const Page& page, const Node& node) {
  if (node.attribute_count == 0) return false;
  const auto says = page.styles.of(page.tree, node).hidden;
  if (says != Declarations::Answer::Unsaid) return says == Declarations::Answer::Yes;
  return hidden_by_name(page.tree.attribute(node, Attribute::Class));
}

}  // namespace

Page take_apart(Tree tree) {
  Page page{.tree = std::move(tree), .styles = {}, .sight = {}};
  page.styles = StyleSheet(page.tree);
  page.sight.resize(page.tree.nodes.size(), Sight::Shown);
  for (std::size_t i = 1; i < page.tree.nodes.size(); ++i) {
    const Node& node = page.tree.nodes[i];
    Sight sight = page.sight[static_cast<std::size_t>(node.parent)];
    if (node.is(kUnshown) || node.tag == Tag::Navigation || node.tag == Tag::Head) {
      sight = Sight::Never;
    } else if (sight == Sight::Shown && is_hidden(page, node)) {
      sight = Sight::Hidden;
    }
    page.sight[i] = sight;
  }
  return page;
}

}  // namespace viendan::ingest::html
