#include "search/answer/facets.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "search/query/conditions.h"
#include "search/query/fields.h"

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
void add_rest(const FacetInfo& facet, Facet& made, std::uint32_t total) {
  std::vector<FacetValue> rests;
  for (const KnownValue& known : known_values(info(facet.field).takes)) {
    if (!known.none) continue;
    std::uint32_t rest = total;
    const auto others = split(known.terms, ' ');
    for (const auto& [value, count] : made.values) {
      if (std::ranges::find(others, value) != others.end()) rest -= std::min(rest, count);
    }
    if (rest > 0) rests.push_back({std::string(known.name), rest});
  }
  made.values.insert(made.values.end(), rests.begin(), rests.end());
}

void sort_and_cut(std::vector<FacetValue>& values, std::uint32_t& more) {
  std::ranges::sort(values, [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  if (values.size() <= kMostFacetValues) return;
  more += static_cast<std::uint32_t>(values.size() - kMostFacetValues);
  values.resize(kMostFacetValues);
}

/// The body that a name stands for: its minister's decisions are those of the ministry.
std::string body_of(const std::string& name, const FieldInfo& field, const Vocabulary& vocabulary) {
  const auto value = read_value(field, name, vocabulary);
  const std::string known = value ? value->shown : name;
  const Issuer* issuer = vocabulary.issuer_by_name(known);
  return issuer == nullptr ? known : issuer->name;
}

class FacetMaker {
 public:
  FacetMaker(const OpenIndex& index, const Vocabulary& vocabulary)
      : index_(index), vocabulary_(vocabulary) {}

  [[nodiscard]] Result<Facet> make(const FacetInfo& facet, const Found& found) const {
    const FieldInfo& field = info(facet.field);
    Facet made{.field = std::string(field.name), .values = {}};
    for (const auto& [value, count] : found.counts.at(facet.slot)) {
      if (!value.empty()) made.values.push_back({value, count});
    }
    // Records are not documents where these have several; and a condition on a body asks for all
    // its names.
    const bool bodies = field.takes == Takes::Agency;
    if (found.rows || index_.parts || bodies) {
      if (auto asked = ask(made, field, found); !asked) return tl::unexpected(asked.error());
    }
    add_rest(facet, made, found.matches.total);
    sort_and_cut(made.values, made.more);
    return made;
  }

 private:
  using Body = OpenIndex::Body;

  /// Counts the values that most records have as conditions count them.
  [[nodiscard]] Result<void> ask(Facet& facet, const FieldInfo& field, const Found& found) const {
    constexpr std::size_t kMostKept = 5000;
    if (index_.known_bodies.size() > kMostKept) index_.known_bodies.clear();
    sort_and_cut(facet.values, facet.more);
    std::map<std::string, const Body*> bodies;
    for (const auto& [value, count] : facet.values) {
      const Body& body = body_for(value, field);
      bodies.emplace(body.name, &body);
    }
    facet.values.clear();
    for (const auto& [name, body] : bodies) {
      const auto count = count_of(*body, found);
      if (!count) return tl::unexpected(count.error());
      if (*count > 0) facet.values.push_back({name, *count});
    }
    return {};
  }

  /// Kept: a name is looked for in the whole vocabulary.
  [[nodiscard]] const Body& body_for(const std::string& value, const FieldInfo& field) const {
    auto& known = index_.known_bodies;
    std::string key = fmt::format("{}:{}:{}", vocabulary_.version(), field.name, value);
    if (const auto found = known.find(key); found != known.end()) return found->second;
    Body body{.name = field.takes == Takes::Agency ? body_of(value, field, vocabulary_) : value};
    if (auto meant = read_value(field, body.name, vocabulary_)) {
      body.condition = condition(
          {.kind = Clause::Kind::Condition, .field = field.field, .value = *std::move(meant)},
          index_.variants());
    }
    return known.emplace(std::move(key), std::move(body)).first->second;
  }

  [[nodiscard]] Result<std::uint32_t> count_of(const Body& body, const Found& found) const {
    const Database& database = found.database(index_);
    if (found.all) {
      auto has_it = database.select(body.condition);
      if (!has_it) return tl::unexpected(has_it.error());
      for (std::size_t i = 0; i < has_it->shards.size(); ++i)
        has_it->shards[i] &= found.all->shards[i];
      return database.documents(*has_it);
    }
    return database
        .search({.expression = filtered(body.condition, {found.matched}),
                 .limit = 0,
                 .per_document = found.rows || index_.parts ? 1U : 0U,
                 .count_to = database.size()})
        .map([](const Matches& matches) { return matches.total; });
  }

  const OpenIndex& index_;
  const Vocabulary& vocabulary_;
};

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
  const FacetMaker maker(index, vocabulary);
  std::vector<Facet> all;
  for (const FacetInfo* facet : wanted_facets(query)) {
    if (is_shared(*facet, query, found.rows)) {
      auto made = maker.make(*facet, found);
      if (!made) return tl::unexpected(made.error());
      all.push_back(*std::move(made));
      continue;
    }
    const auto other = matches_for(index, query, vocabulary, *facet);
    if (!other) return tl::unexpected(other.error());
    auto made = maker.make(*facet, *other);
    if (!made) return tl::unexpected(made.error());
    all.push_back(*std::move(made));
  }
  return all;
}

}  // namespace viendan::search
