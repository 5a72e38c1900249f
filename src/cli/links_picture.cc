#include "cli/links_picture.h"

#include <fmt/core.h>

#include <map>

#include "base/text.h"
#include "render/picture.h"

namespace viendan::cli {
namespace {

std::string_view kind_of(bool centre, bool stub) {
  if (centre) return stub ? "centre stub" : "centre";
  return stub ? "stub" : "real";
}

}  // namespace

std::string edges_as_svg(std::span<const render::Edge> edges, std::string_view centre) {
  std::map<std::string_view, bool> nodes{{centre, false}};
  render::Graph graph{.title = fmt::format("Links of {}", centre),
                      .description =
                          "Arrows lead from the citing to the cited document; a dashed "
                          "box is a document whose text is missing."};
  for (const render::Edge& edge : edges) {
    nodes.try_emplace(edge.from, false);
    nodes.try_emplace(edge.to, false);
    if (edge.status == name_in(kCitationStatuses, CitationStatus::Stub)) nodes[edge.to] = true;
    graph.arrows.push_back(
        {edge.from, edge.to, replace_all(edge.relation, "_", " "), edge.relation});
  }
  for (const auto& [id, stub] : nodes) {
    graph.nodes.push_back({.id = std::string(id),
                           .label = std::string(id),
                           .kind = std::string(kind_of(id == centre, stub))});
  }
  return render::graph_as_svg(graph) + "\n";
}

}  // namespace viendan::cli
