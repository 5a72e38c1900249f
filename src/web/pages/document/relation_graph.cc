#include "web/pages/document/relation_graph.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "render/picture.h"
#include "web/page/layout.h"
#include "web/page/names.h"
#include "web/pages/document/facts.h"
#include "web/pages/document/surroundings.h"

namespace viendan::web {
namespace {

constexpr std::size_t kMostNodes = 60;
constexpr std::size_t kMostAsked = 20;  // neighbours whose own relations are drawn
constexpr std::size_t kLongestDetail = 60;

constexpr Phrase kTitle{"Lược đồ viện dẫn của {}", "Relations of {}"};
constexpr Phrase kDescription{
    "Mũi tên đi từ văn bản viện dẫn đến văn bản được viện dẫn. Danh sách bên dưới hình nói cùng "
    "nội dung.",
    "Arrows lead from the citing to the cited document. The lists below tell the same."};
constexpr Phrase kLeftOut{"Chỉ vẽ {} văn bản có nhiều viện dẫn nhất trong số {}.",
                          "Only the {} most mentioned of {} documents are drawn."};
constexpr Phrase kCut{"Vẽ {} trên {} văn bản, {} trên {} quan hệ.",
                      "Drawn: {} of {} documents, {} of {} links."};

using Pairs = std::map<std::pair<std::string, std::string>, std::vector<const EdgeFact*>>;

struct Neighbour {
  std::string id;
  int mentions = 0;
};

/// The documents of the edges but one, those of most mentions first.
std::vector<Neighbour> neighbours(const std::vector<EdgeFact>& edges, std::string_view centre) {
  std::map<std::string_view, int> mentions;
  for (const EdgeFact& edge : edges)
    mentions[edge.from == centre ? edge.to : edge.from] += edge.mentions;
  std::vector<Neighbour> found;
  for (const auto& [id, count] : mentions) {
    if (id != centre) found.push_back({std::string(id), count});
  }
  std::ranges::stable_sort(found, std::ranges::greater(), &Neighbour::mentions);
  return found;
}

std::vector<EdgeFact> edges_around(const Reading& reading, std::string_view id) {
  std::vector<EdgeFact> edges;
  if (auto out = reading.view.collection.catalogue.edges_from(id)) edges = *std::move(out);
  if (auto in = reading.view.collection.catalogue.edges_to(id)) {
    edges.insert(edges.end(), in->begin(), in->end());
  }
  return edges;
}

std::string shortened(std::string_view words) {
  std::string line = squeeze(words);
  if (line.size() <= kLongestDetail) return line;
  const auto end = line.rfind(' ', kLongestDetail);
  line.resize(end == std::string::npos ? 0 : end);
  return line + " …";
}

render::Node node_of(const Reading& reading, const std::string& id, bool centre) {
  render::Node node{.id = id, .label = id};
  const auto known = reading.around.names.find(id);
  Reference reference;
  if (known != reading.around.names.end()) {
    reference = known->second;
  } else if (auto found = reading.view.collection.catalogue.reference(id); found && *found) {
    reference = **found;
  }
  if (!reference.id.empty()) node.label = shortened(name_of(reference));
  if (centre) node.label = shortened(short_name(reading.document));
  node.detail =
      centre ? shortened(reading.document.metadata.title.value) : shortened(reference.title);
  if (node.detail == node.label) node.detail.clear();
  const bool real = reading.view.collection.workspace.find(id) != nullptr;
  node.kind = centre ? "centre" : real ? "real" : "stub";
  if (!centre) node.address = document_address(id, {}, reading.language());
  return node;
}

/// One arrow a pair: its relations in the order in which pages show them.
render::Arrow arrow_of(const Reading& reading, const Pairs::value_type& pair) {
  auto edges = pair.second;
  std::ranges::stable_sort(edges, {}, [](const EdgeFact* e) {
    return std::tuple(name_of(e->relation).group, e->relation);
  });
  std::vector<std::string> names;
  for (const EdgeFact* edge : edges) {
    std::string name(reading.say(name_of(edge->relation).name));
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  return {.from = pair.first.first,
          .to = pair.first.second,
          .label = join(names, ", "),
          .kind = std::string(name_in(kRelations, edges.front()->relation))};
}

}  // namespace

void relation_picture(Html& html, const Reading& reading, bool deep) {
  const std::string& centre = reading.document.metadata.id;
  std::vector<EdgeFact> edges = reading.around.out;
  edges.insert(edges.end(), reading.around.in.begin(), reading.around.in.end());
  const auto direct = neighbours(edges, centre);
  std::vector<std::string> drawn = {centre};
  std::set<std::string> in_picture = {centre};
  const auto draw = [&](const std::string& id) {
    if (drawn.size() < kMostNodes && in_picture.insert(id).second) drawn.push_back(id);
  };
  for (const Neighbour& one : direct) draw(one.id);
  std::size_t all = direct.size() + 1;
  if (deep) {
    std::set<std::string> behind = in_picture;
    for (std::size_t i = 0; i < std::min(direct.size(), kMostAsked); ++i) {
      const auto more = edges_around(reading, direct[i].id);
      for (const Neighbour& one : neighbours(more, direct[i].id)) {
        if (!in_picture.contains(one.id) && behind.insert(one.id).second) ++all;
        draw(one.id);
      }
      edges.insert(edges.end(), more.begin(), more.end());
    }
  }

  Pairs pairs;
  for (const EdgeFact& edge : edges) {
    if (!in_picture.contains(edge.from) || !in_picture.contains(edge.to)) continue;
    pairs[{edge.from, edge.to}].push_back(&edge);
  }
  render::Graph graph{
      .title = fmt::format(fmt::runtime(reading.say(kTitle)), short_name(reading.document)),
      .description = std::string(reading.say(kDescription))};
  graph.cut = reading.say(kCut);
  for (const std::string& id : drawn) graph.nodes.push_back(node_of(reading, id, id == centre));
  for (const auto& pair : pairs) graph.arrows.push_back(arrow_of(reading, pair));
  html.element("figure", {{"class", "picture"}}, [&] {
    html.element(
        "div",
        {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", graph.title}},
        [&] { html.trusted(render::graph_as_svg(graph)); });
    html.element("figcaption", [&] {
      html.text(graph.description);
      if (all <= drawn.size()) return;
      html.text(" ");
      html.text(fmt::format(fmt::runtime(reading.say(kLeftOut)),
                            shown_number(drawn.size(), reading.language()),
                            shown_number(all, reading.language())));
    });
  });
}

}  // namespace viendan::web
