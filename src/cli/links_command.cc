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

/// All citations between two documents in one relation, as one edge; in order of names.
std::vector<render::Edge> all_edges(const std::vector<Document>& documents) {
  std::map<std::tuple<std::string, std::string, std::string>, render::Edge> edges;
  for (const Document& document : documents) {
    for (const Citation& citation : document.citations) {
      const std::string& to = citation.target.id;
      if (to.empty() || to == document.metadata.id) continue;
      const std::string relation(name_in(kRelations, citation.relation));
      auto& edge = edges[{document.metadata.id, to, relation}];
      edge = {document.metadata.id, to, relation, edge.mentions + 1,
              std::string(name_in(kCitationStatuses, citation.status))};
    }
  }
  std::vector<render::Edge> sorted;
  for (auto& [key, edge] : edges) sorted.push_back(std::move(edge));
  return sorted;
}

/// The edges within `depth` steps of a document, in the asked directions.
std::vector<render::Edge> around(const std::vector<render::Edge>& edges, const std::string& id,
                                 const LinksOptions& options) {
  std::set<std::string> reached{id};
  std::vector<bool> taken(edges.size(), false);
  for (int step = 0; step < options.depth; ++step) {
    const std::set<std::string> from = reached;
    for (std::size_t i = 0; i < edges.size(); ++i) {
      const bool out = !options.in && from.contains(edges[i].from);
      const bool in = !options.out && from.contains(edges[i].to);
      if (!out && !in) continue;
      taken[i] = true;
      reached.insert({edges[i].from, edges[i].to});
    }
  }
  std::vector<render::Edge> chosen;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (taken[i]) chosen.push_back(edges[i]);
  }
  return chosen;
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
  const auto documents = load_documents(options);
  if (!documents) return tl::unexpected(documents.error());
  const auto id = find_one(links.id, *documents, *vocabulary);
  if (!id) return tl::unexpected(id.error());
  const auto edges = around(all_edges(*documents), *id, links);
  fmt::print("{}", shown(edges, *id, links.format));
  return edges.empty() ? ExitNo : ExitDone;
}

}  // namespace viendan::cli
