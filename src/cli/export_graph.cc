#include <set>

#include "cli/exit_code.h"
#include "cli/export_documents.h"
#include "cli/output.h"
#include "collection/graph_facts.h"

namespace viendan::cli {
namespace {

/// The chosen documents and what they cite, from the catalogue: no document is loaded.
class GraphExport {
 public:
  GraphExport(const render::GraphForm& form, const Chosen& chosen, const Opened& index,
              Output& output)
      : form_(form), chosen_(chosen), catalogue_(index.catalogue), output_(output) {}

  Result<void> write() {
    auto done = output_.write(form_.begin());
    if (done && form_.node != nullptr) done = nodes();
    if (done) done = edges();
    if (done) done = output_.write(form_.end());
    return done;
  }

 private:
  Result<void> nodes() {
    std::set<std::string, std::less<>> ids(chosen_.ids());
    for (const auto& id : chosen_.ids()) {
      const auto edges = catalogue_.edges_from(id);
      if (!edges) return tl::unexpected(edges.error());
      for (const EdgeFact& edge : *edges) ids.insert(edge.to);
    }
    for (const auto& id : ids) {
      const auto node = collection::graph_node(catalogue_, id);
      if (!node) return tl::unexpected(node.error());
      if (auto written = output_.write(form_.node(*node)); !written) return written;
    }
    return {};
  }
  Result<void> edges() {
    for (const auto& id : chosen_.ids()) {
      const auto from = collection::graph_node(catalogue_, id);
      if (!from) return tl::unexpected(from.error());
      const auto edges = collection::graph_edges_from(catalogue_, id);
      if (!edges) return tl::unexpected(edges.error());
      for (const render::GraphEdge& edge : *edges) {
        const auto to = collection::graph_node(catalogue_, edge.to);
        if (!to) return tl::unexpected(to.error());
        auto written = output_.write(form_.edge(edge, from->reference, to->reference));
        if (!written) return written;
      }
    }
    return {};
  }

  const render::GraphForm& form_;
  const Chosen& chosen_;
  const store::Catalogue& catalogue_;
  Output& output_;
};

}  // namespace

Result<int> export_graph(const Options& options, const ExportOptions& wanted) {
  const auto* form = render::graph_form(wanted.format);
  if (form == nullptr) return Err(Error::Code::Usage, "no graph is written in this format");
  const auto chosen = chosen_by(options, wanted);
  if (!chosen) return tl::unexpected(chosen.error());
  const auto index = open_index(options);
  if (!index) return tl::unexpected(index.error());
  auto output = Output::open(wanted.output);
  if (!output) return tl::unexpected(output.error());
  auto done = GraphExport(*form, *chosen, *index, *output).write();
  if (done) done = output->finish();
  if (!done) return tl::unexpected(done.error());
  return ExitDone;
}

}  // namespace viendan::cli
