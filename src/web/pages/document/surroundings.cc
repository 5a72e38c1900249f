#include "web/pages/document/surroundings.h"

#include <algorithm>
#include <array>

namespace viendan::web {
namespace {

// More are told by their number; the relations view goes on with them.
constexpr std::size_t kMostCiting = 400;
constexpr std::size_t kMostActing = 5;
constexpr std::size_t kMostNamed = 40;  // each is a question to the catalogue

struct Cause {
  Validity validity;
  std::array<Relation, 2> relations;
};
constexpr std::array kCauses = std::to_array<Cause>({
    {Validity::Amended, {Relation::Amends, Relation::Amends}},
    {Validity::Suspended, {Relation::Suspends, Relation::Pauses}},
    {Validity::Replaced, {Relation::Replaces, Relation::Replaces}},
    {Validity::Repealed, {Relation::Repeals, Relation::Repeals}},
});

/// The documents that say so.
Result<void> add_acting(const View& view, const Document& document, Surroundings& around) {
  const auto* cause = std::ranges::find(kCauses, around.standing.validity, &Cause::validity);
  if (cause == kCauses.end()) return {};
  auto edges = view.collection.catalogue.edges_to(document.metadata.id);
  if (!edges) return tl::unexpected(edges.error());
  for (EdgeFact& edge : *edges) {
    const bool causes =
        std::ranges::find(cause->relations, edge.relation) != cause->relations.end();
    if (!causes || around.acting.size() == kMostActing) continue;
    if (auto named = add_name(view, edge.from, around); !named) return named;
    around.acting.push_back(std::move(edge));
  }
  return {};
}

/// What ambiguous citations may mean.
Result<void> add_candidates(const View& view, const Document& document, Surroundings& around) {
  for (const Citation& citation : document.citations) {
    for (const std::string& candidate : citation.candidates) {
      if (around.names.size() >= kMostNamed) return {};
      if (auto named = add_name(view, candidate, around); !named) return named;
    }
  }
  return {};
}

}  // namespace

Result<void> add_name(const View& view, std::string_view id, Surroundings& around) {
  if (around.names.contains(id)) return {};
  auto reference = view.collection.catalogue.reference(id);
  if (!reference) return tl::unexpected(reference.error());
  if (*reference) around.names.emplace(id, **std::move(reference));
  return {};
}

Result<Surroundings> surroundings(const View& view, const Document& document) {
  Surroundings around;
  auto standing = view.collection.catalogue.standing(document.metadata.id);
  if (!standing) return tl::unexpected(standing.error());
  around.standing = *standing;
  auto history = view.collection.catalogue.history(document.metadata.id);
  if (!history) return tl::unexpected(history.error());
  around.history = *std::move(history);
  for (const Step& step : around.history.steps) {
    if (step.by.empty() || around.names.size() >= kMostNamed) continue;
    if (auto named = add_name(view, step.by, around); !named) return tl::unexpected(named.error());
  }
  if (auto acting = add_acting(view, document, around); !acting) {
    return tl::unexpected(acting.error());
  }
  if (auto named = add_candidates(view, document, around); !named) {
    return tl::unexpected(named.error());
  }
  if (around.standing.cited_by == 0) return around;
  auto citing = view.collection.catalogue.citations({.target = document.metadata.id},
                                                    {.offset = 0, .limit = kMostCiting});
  if (!citing) return tl::unexpected(citing.error());
  around.citing = std::move(citing->items);
  around.citing_total = citing->total;
  return around;
}

}  // namespace viendan::web
