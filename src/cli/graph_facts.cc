#include "cli/graph_facts.h"

#include <algorithm>
#include <map>

namespace viendan::cli {
namespace {

/// What the mentions that make an edge tell of it.
struct Mentioned {
  double confidence = 0;
  bool whole = false;
};
using Mentions = std::map<std::pair<std::string, Relation>, Mentioned>;

Result<Mentions> mentions_in(const store::Catalogue& catalogue, std::string_view id) {
  constexpr std::size_t kPage = 1000;
  Mentions mentions;
  for (store::Page page{0, kPage};; page.offset += kPage) {
    const auto facts = catalogue.citations({.document = std::string(id)}, page);
    if (!facts) return tl::unexpected(facts.error());
    for (const CitationFact& fact : facts->items) {
      const Citation& citation = fact.citation;
      Mentioned& mentioned = mentions[{citation.target.id, citation.relation}];
      mentioned.confidence = std::max(mentioned.confidence, citation.confidence);
      mentioned.whole = mentioned.whole || citation.pinpoint.empty();
    }
    if (facts->items.size() < kPage) return mentions;
  }
}

}  // namespace

Result<render::GraphNode> graph_node(const store::Catalogue& catalogue, const std::string& id) {
  const auto known = catalogue.reference(id);
  if (!known) return tl::unexpected(known.error());
  render::GraphNode node{known->value_or(Reference{})};
  node.reference.id = id;
  if (!node.reference.in_corpus) return node;
  const auto fact = catalogue.document(id);
  if (!fact) return tl::unexpected(fact.error());
  if (*fact) node.language = (*fact)->language;
  return node;
}

Result<std::vector<render::GraphEdge>> graph_edges_from(const store::Catalogue& catalogue,
                                                        std::string_view id) {
  const auto facts = catalogue.edges_from(id);
  if (!facts) return tl::unexpected(facts.error());
  const auto mentions = mentions_in(catalogue, id);
  if (!mentions) return tl::unexpected(mentions.error());
  std::vector<render::GraphEdge> edges;
  for (const EdgeFact& fact : *facts) {
    const auto found = mentions->find({fact.to, fact.relation});
    const Mentioned told = found == mentions->end() ? Mentioned{} : found->second;
    edges.push_back({fact.from, fact.to, fact.relation, fact.status, fact.mentions, told.confidence,
                     told.whole});
  }
  return edges;
}

}  // namespace viendan::cli
