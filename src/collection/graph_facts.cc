#include "collection/graph_facts.h"

#include <algorithm>
#include <map>
#include <set>

namespace viendan::collection {
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

/// "" for what is not known by its day.
std::string day_of(const Field& field) {
  const auto date = parse_iso_date(field.value);
  return date && date->day != 0 ? field.value : "";
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

Result<std::string> turtle_of(const store::Catalogue& catalogue, const Document& document) {
  const Metadata& m = document.metadata;
  const auto edges = graph_edges_from(catalogue, m.id);
  if (!edges) return tl::unexpected(edges.error());
  std::set<std::string> ids{m.id};
  for (const render::GraphEdge& edge : *edges) ids.insert(edge.to);
  std::vector<render::GraphNode> nodes;
  for (const auto& id : ids) {
    auto node = graph_node(catalogue, id);
    if (!node) return tl::unexpected(node.error());
    if (id == m.id) {
      node->effective_from = day_of(m.effective_from);
      node->effective_to = day_of(m.effective_to);
    }
    nodes.push_back(*std::move(node));
  }
  return render::graph_text(*render::graph_form(render::Format::Ttl), nodes, *edges);
}

}  // namespace viendan::collection
