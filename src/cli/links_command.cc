#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/find_document.h"
#include "cli/links_picture.h"
#include "cli/loaded.h"

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

std::string shown(std::span<const render::Edge> edges, const std::string& id, LinkFormat format) {
  switch (format) {
    case LinkFormat::Text:
      return edges_as_text(edges);
    case LinkFormat::Jsonl:
      return render::edges_as_jsonl(edges);
    case LinkFormat::Dot:
      return render::edges_as_dot(edges);
    case LinkFormat::GraphML:
      return render::edges_as_graphml(edges);
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
  fmt::print("{}", shown(*edges, *id, links.format));
  return edges->empty() ? ExitNo : ExitDone;
}

}  // namespace viendan::cli
