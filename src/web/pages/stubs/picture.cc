#include "web/pages/stubs/picture.h"

#include <fmt/core.h>

#include <unordered_set>

#include "render/picture.h"
#include "web/page/layout.h"
#include "web/page/names.h"

namespace viendan::web {
namespace {

constexpr std::size_t kMostNodes = 200;

constexpr Phrase kDescription{
    "Mỗi ô là một văn bản; mũi tên đi từ văn bản viện dẫn đến văn bản được viện dẫn. Ô có viền đứt "
    "là văn bản chưa có toàn văn.",
    "Each box is a document; arrows lead from the citing to the cited one. A dashed box is a "
    "document whose text is missing."};
constexpr Phrase kCut{"Chỉ vẽ {} trong {} văn bản, {} trong {} quan hệ.",
                      "Drawn: {} of {} documents, {} of {} relations."};

Result<render::Node> node_of(const View& view, std::string_view id, bool centre) {
  const auto reference = view.collection.catalogue.reference(id);
  if (!reference) return tl::unexpected(reference.error());
  render::Node node{.id = std::string(id),
                    .label = std::string(id),
                    .address = document_address(id, {}, view.language),
                    .kind = "stub"};
  if (!*reference) return node;
  const Reference& known = **reference;
  if (known.in_corpus) node.kind = "real";
  if (centre) node.kind = known.in_corpus ? "centre" : "centre stub";
  if (!known.symbol.empty()) node.label = known.symbol;
  node.detail = known.title.empty() ? known.type : known.title;
  return node;
}

}  // namespace

Result<void> edges_picture(Html& html, const View& view, std::string_view centre,
                           const std::vector<EdgeFact>& edges, std::string_view title) {
  if (edges.empty()) return {};
  render::Graph graph{.title = std::string(title),
                      .description = std::string(view.say(kDescription)),
                      .cut = std::string(view.say(kCut))};
  std::unordered_set<std::string_view> seen;
  const auto add = [&](std::string_view id) -> Result<void> {
    if (!seen.insert(id).second) return {};
    if (graph.nodes.size() >= kMostNodes) {
      graph.nodes.push_back({.id = std::string(id)});  // counted, not drawn
      return {};
    }
    auto node = node_of(view, id, id == centre);
    if (!node) return tl::unexpected(node.error());
    graph.nodes.push_back(*std::move(node));
    return {};
  };
  if (auto added = add(centre); !added) return added;
  for (const EdgeFact& edge : edges) {
    if (auto added = add(edge.from == centre ? edge.to : edge.from); !added) return added;
    graph.arrows.push_back({.from = edge.from,
                            .to = edge.to,
                            .label = std::string(view.say(name_of(edge.relation).name)),
                            .kind = std::string(name_in(kRelations, edge.relation))});
  }
  html.element("figure", {{"class", "picture"}}, [&] {
    html.element(
        "div", {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", title}},
        [&] { html.trusted(render::graph_as_svg(graph)); });
    html.element("figcaption", view.say(kDescription));
  });
  return {};
}

}  // namespace viendan::web
