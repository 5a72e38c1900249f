#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/find_document.h"
#include "cli/links_picture.h"
#include "cli/loaded.h"
#include "collection/graph_facts.h"

namespace viendan::cli {
namespace {

/// In order of names.
using Edges = std::map<std::tuple<std::string, std::string, std::string>, render::Edge>;

void add(const std::vector<EdgeFact>& facts, Edges& edges, std::set<std::string>& reached) {
  for (const EdgeFact& fact : facts) {
    std::string relation(name_in(kRelations, fact.relation));
    edges[{fact.from, fact.to, relation}] = {fact.from, fact.to, relation, fact.mentions,
                                             std::string(name_in(kCitationStatuses, fact.status))};
    reached.insert({fact.from, fact.to});
  }
}

/// The edges within `depth` steps of a document, in the asked directions.
Result<std::vector<render::Edge>> around(const store::Catalogue& catalogue, const std::string& id,
                                         const LinksOptions& options) {
  Edges edges;
  std::set<std::string> reached{id}, looked;
  for (int step = 0; step < options.depth; ++step) {
    const std::set<std::string> from = reached;
    for (const auto& each : from) {
      if (!looked.insert(each).second) continue;
      for (const bool in : {false, true}) {
        if (in ? options.out : options.in) continue;
        const auto facts = in ? catalogue.edges_to(each) : catalogue.edges_from(each);
        if (!facts) return tl::unexpected(facts.error());
        add(*facts, edges, reached);
      }
    }
  }
  std::vector<render::Edge> sorted;
  for (auto& [key, edge] : edges) sorted.push_back(std::move(edge));
  return sorted;
}

std::string edges_as_text(std::span<const render::Edge> edges) {
  std::string out;
  for (const auto& edge : edges) {
    out += fmt::format("{} --{}--> {}  ({} {}, {})\n", edge.from, edge.relation, edge.to,
                       edge.mentions, edge.mentions == 1 ? "mention" : "mentions", edge.status);
  }
  return out;
}

/// The edges, sorted by where they begin, with what the catalogue knows of them and their ends.
Result<std::string> as_graph(const store::Catalogue& catalogue, std::span<const render::Edge> edges,
                             render::Format format) {
  std::set<std::string> ids;
  std::vector<render::GraphEdge> told, of_one;
  for (const render::Edge& edge : edges) {
    ids.insert({edge.from, edge.to});
    if (of_one.empty() || of_one.front().from != edge.from) {
      auto found = collection::graph_edges_from(catalogue, edge.from);
      if (!found) return tl::unexpected(found.error());
      of_one = *std::move(found);
    }
    for (const render::GraphEdge& each : of_one) {
      if (each.to == edge.to && name_in(kRelations, each.relation) == edge.relation) {
        told.push_back(each);
      }
    }
  }
  std::vector<render::GraphNode> nodes;
  for (const auto& id : ids) {
    auto node = collection::graph_node(catalogue, id);
    if (!node) return tl::unexpected(node.error());
    nodes.push_back(*std::move(node));
  }
  return render::graph_text(*render::graph_form(format), nodes, told);
}

Result<std::string> shown(const store::Catalogue& catalogue, std::span<const render::Edge> edges,
                          const std::string& id, LinkFormat format) {
  switch (format) {
    case LinkFormat::Text:
      return edges_as_text(edges);
    case LinkFormat::Jsonl:
      return render::edges_as_jsonl(edges);
    case LinkFormat::Dot:
      return as_graph(catalogue, edges, render::Format::Dot);
    case LinkFormat::GraphML:
      return as_graph(catalogue, edges, render::Format::GraphML);
    case LinkFormat::Csv:
      return as_graph(catalogue, edges, render::Format::Csv);
    case LinkFormat::Ttl:
      return as_graph(catalogue, edges, render::Format::Ttl);
    case LinkFormat::Svg:
      return edges_as_svg(edges, id);
  }
  return {};
}

}  // namespace

Result<int> run(const Options& options, const LinksOptions& links) {
  const auto vocabulary = load_vocabulary(options);
  if (!vocabulary) return tl::unexpected(vocabulary.error());
  const auto index = open_index(options);
  if (!index) return tl::unexpected(index.error());
  const auto id = find_one(links.id, index->catalogue, *vocabulary);
  if (!id) return tl::unexpected(id.error());
  const auto edges = around(index->catalogue, *id, links);
  if (!edges) return tl::unexpected(edges.error());
  const auto text = shown(index->catalogue, *edges, *id, links.format);
  if (!text) return tl::unexpected(text.error());
  fmt::print("{}", *text);
  return edges->empty() ? ExitNo : ExitDone;
}

}  // namespace viendan::cli
