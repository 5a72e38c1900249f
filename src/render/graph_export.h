// The citation graph for other programs: GraphML with typed keys, DOT, CSV, JSON Lines, and RDF as
// Turtle (rdf.cc tells in which terms). Written piece by piece, first all nodes, then all edges, so
// that a graph of any size needs the memory of one of them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "model/citation.h"
#include "render/export.h"

namespace viendan::render {

struct GraphNode {
  Reference reference;                                 // `id`: unlike all others
  std::string language = "vi";                         // of the title
  std::string effective_from = {}, effective_to = {};  // ISO; "" where not known
};

/// All citations of one relation from a document to another.
struct GraphEdge {
  std::string from, to;  // ids of nodes
  Relation relation = Relation::Refers;
  CitationStatus status = CitationStatus::Unresolved;
  int mentions = 0;
  double confidence = 0;  // of the mention that is surest
  bool whole = false;     // one of them means the document, not a provision of it
};

/// How a graph is written in one format.
struct GraphForm {
  Format format;
  std::string (*begin)();
  std::string (*node)(const GraphNode& node);  // nullptr where edges alone are written
  std::string (*edge)(const GraphEdge& edge, const Reference& from, const Reference& to);
  std::string (*end)();
};

/// nullptr where no graph is written in that format.
[[nodiscard]] const GraphForm* graph_form(Format format);

/// A small graph at once. Nodes stand in order of `id`; every edge's ends are among them.
[[nodiscard]] std::string graph_text(const GraphForm& form, std::span<const GraphNode> nodes,
                                     std::span<const GraphEdge> edges);

// In Turtle, RDF 1.1.
[[nodiscard]] std::string turtle_begin();
[[nodiscard]] std::string turtle_node(const GraphNode& node);
[[nodiscard]] std::string turtle_edge(const GraphEdge& edge, const Reference& from,
                                      const Reference& to);

}  // namespace viendan::render
