// What the catalogue knows of documents and links, as nodes and edges of a graph.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "render/graph_export.h"
#include "store/catalogue.h"

namespace viendan::collection {

[[nodiscard]] Result<render::GraphNode> graph_node(const store::Catalogue& catalogue,
                                                   const std::string& id);
/// By relation, then target.
[[nodiscard]] Result<std::vector<render::GraphEdge>> graph_edges_from(
    const store::Catalogue& catalogue, std::string_view id);

/// A document, when it is in force, and what it cites.
[[nodiscard]] Result<std::string> turtle_of(const store::Catalogue& catalogue,
                                            const Document& document);

}  // namespace viendan::collection
