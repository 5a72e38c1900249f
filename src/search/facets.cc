#include "search/facets.h"

#include <algorithm>

#include "base/text.h"
#include "search/fields.h"

namespace viendan::search {
namespace {

struct FacetInfo {
  Field field;
  Slot slot;
  bool of_rows;  // a condition on it is one on rows
};
constexpr FacetInfo kFacets[] = {
    {Field::Type, Slot::Type, false},         {Field::Issuer, Slot::Issuer, false},
    {Field::Year, Slot::Year, false},         {Field::Lead, Slot::Lead, true},
    {Field::Relation, Slot::Relation, false}, {Field::Validity, Slot::Validity, false},
};

std::vector<const FacetInfo*> wanted_facets(const Query& query) {
  std::vector<const FacetInfo*> found;
  for (const auto& name : query.facets) {
    const FieldInfo* field = field_named(name);
    if (field == nullptr) continue;
    const auto* row = std::ranges::find(kFacets, field->field, &FacetInfo::field);
    const bool fresh = row != std::end(kFacets) && std::ranges::find(found, row) == found.end();
    if (fresh) found.push_back(row);
  }
  return found;
}

bool is_on(const Condition& condition, Field field) {
  const FieldInfo* found = field_named(condition.field);
  return found != nullptr && found->field == field;
}

/// Whether the query's own matches are those over which the facet is counted.
bool is_shared(const FacetInfo& facet, const Query& query, bool rows) {
  const auto own = [&facet](const Condition& each) { return is_on(each, facet.field); };
  return std::ranges::none_of(query.conditions, own) && (!facet.of_rows || rows);
}

Result<Found> matches_for(const OpenIndex& index, const Query& query, const Vocabulary& vocabulary,
                          const FacetInfo& facet) {
  Query other = query;
  std::erase_if(other.conditions,
                [&facet](const Condition& each) { return is_on(each, facet.field); });
  if (facet.of_rows) other.conditions.push_back({"kind", "row"});
  other.limit = 0;
  other.offset = 0;
  other.sort = SortBy::Relevance;
  return find_matches(index, other, vocabulary, {facet.slot});
}

/// Values that stand for having none of some others, as "in_force" does.
void add_rest(const FacetInfo& facet, const Counts& counts, std::uint32_t total,
              std::vector<FacetValue>& out) {
  for (const KnownValue& known : known_values(info(facet.field).takes)) {
    if (!known.none) continue;
    std::uint32_t rest = total;
    for (const auto name : split(known.terms, ' ')) {
      const auto has = counts.find(std::string(name));
      if (has != counts.end()) rest -= std::min(rest, has->second);
    }
    if (rest > 0) out.push_back({std::string(known.name), rest});
  }
}

Facet facet_of(const FacetInfo& facet, const Counts& counts, std::uint32_t total) {
  Facet made{.field = std::string(info(facet.field).name), .values = {}};
  for (const auto& [value, count] : counts) {
    if (value.empty()) continue;
    if (count > 0)
      made.values.push_back({value, count});
    else
      ++made.more;  // not counted
  }
  add_rest(facet, counts, total, made.values);
  std::ranges::sort(made.values, [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  if (made.values.size() > kMostFacetValues) {
    made.more += static_cast<std::uint32_t>(made.values.size() - kMostFacetValues);
    made.values.resize(kMostFacetValues);
  }
  return made;
}

}  // namespace

std::vector<Slot> shared_counts(const Query& query, const Vocabulary& vocabulary) {
  std::vector<Slot> slots;
  if (query.facets.empty()) return slots;
  const bool rows = wants_rows(read_query(query, vocabulary));
  for (const FacetInfo* facet : wanted_facets(query)) {
    if (is_shared(*facet, query, rows)) slots.push_back(facet->slot);
  }
  return slots;
}

Result<std::vector<Facet>> facets(const OpenIndex& index, const Query& query,
                                  const Vocabulary& vocabulary, const Found& found) {
  std::vector<Facet> all;
  for (const FacetInfo* facet : wanted_facets(query)) {
    const auto shared = found.counts.find(facet->slot);
    if (is_shared(*facet, query, found.rows)) {
      const Counts none;
      all.push_back(facet_of(*facet, shared == found.counts.end() ? none : shared->second,
                             found.matches.total));
      continue;
    }
    const auto other = matches_for(index, query, vocabulary, *facet);
    if (!other) return tl::unexpected(other.error());
    const auto own = other->counts.find(facet->slot);
    if (own != other->counts.end())
      all.push_back(facet_of(*facet, own->second, other->matches.total));
  }
  return all;
}

}  // namespace viendan::search
