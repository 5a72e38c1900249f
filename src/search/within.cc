#include "search/within.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "search/positions.h"

namespace viendan::search {
namespace {

using Kind = Clause::Kind;
using Labels = std::vector<std::string>;

bool is_one_of(const Labels& wanted, std::string_view label) {
  return wanted.empty() || std::ranges::find(wanted, to_lower(label)) != wanted.end();
}

bool has_kind(const Place& place, const std::string& kind) {
  const auto kinds = split(place.kinds, ' ');
  return std::ranges::find(kinds, kind) != kinds.end();
}

/// The label that a kind of unit has, as far as places know it.
std::string label_of_kind(const Pinpoint& pinpoint, std::string_view kind) {
  if (kind == "article") return pinpoint.article;
  if (kind == "clause" || kind == "decimal") return pinpoint.article + "/" + pinpoint.clause;
  if (kind == "point") return pinpoint.article + "/" + pinpoint.clause + "/" + pinpoint.point;
  return {};
}

/// Places of one provision have one key.
std::string key_of(const Place& place, const UnitWanted& wanted) {
  const Pinpoint& at = place.pinpoint;
  std::string key = at.annex;
  const bool point = !wanted.point.empty();
  const bool clause = point || !wanted.clause.empty();
  const bool article = clause || !wanted.article.empty();
  if (article) key += "/" + at.article;
  if (clause) key += "/" + at.clause;
  if (point) key += "/" + at.point;
  for (const auto& kind : wanted.kind) {
    if (has_kind(place, kind)) key += "|" + label_of_kind(at, kind);
  }
  return key;
}

/// The wanted provisions: neighbouring places are one provision if their keys are equal.
struct Groups {
  std::vector<int> of_place;  // -1: not wanted
  std::size_t count = 0;
};

Groups groups_of(const std::vector<Place>& places, const UnitWanted& wanted) {
  Groups groups;
  std::string before;
  bool goes_on = false;
  for (const Place& place : places) {
    if (!is_within(place, wanted)) {
      groups.of_place.push_back(-1);
      goes_on = false;
      continue;
    }
    std::string key = key_of(place, wanted);
    if (!goes_on || key != before) ++groups.count;
    groups.of_place.push_back(static_cast<int>(groups.count) - 1);
    before = std::move(key);
    goes_on = true;
  }
  return groups;
}

using Held = std::vector<bool>;  // of each provision

class Holder {
 public:
  Holder(PositionFinder finder, const std::vector<Place>& places, Groups groups)
      : finder_(std::move(finder)), places_(places), groups_(std::move(groups)) {}

  [[nodiscard]] std::size_t count() const { return groups_.count; }

  [[nodiscard]] Result<Held> all(const std::vector<Clause>& clauses) {
    Held held(groups_.count, true);
    for (const Clause& clause : clauses) {
      const auto one = of(clause);
      if (!one) return one;
      for (std::size_t i = 0; i < held.size(); ++i) held[i] = held[i] && (*one)[i];
    }
    return held;
  }

  [[nodiscard]] Result<Held> leaf(const Clause& clause) {
    const auto positions = finder_.positions(clause);
    if (!positions) return tl::unexpected(positions.error());
    Held held(groups_.count, false);
    for (const std::uint32_t at : *positions) {
      const auto after = std::ranges::upper_bound(places_, at, {}, &Place::position);
      if (after == places_.begin()) continue;
      const int group = groups_.of_place[static_cast<std::size_t>(after - places_.begin()) - 1];
      if (group >= 0) held[static_cast<std::size_t>(group)] = true;
    }
    return held;
  }

 private:
  /// The depth of groups is bounded by the parser.
  [[nodiscard]] Result<Held> of(const Clause& clause) {
    if (clause.kind == Kind::Not || is_condition(clause)) return Held(groups_.count, true);
    if (clause.kind == Kind::All) return all(clause.parts);
    if (clause.kind != Kind::Any) return leaf(clause);
    Held held(groups_.count, false);
    for (const Clause& part : clause.parts) {
      const auto one = of(part);
      if (!one) return one;
      for (std::size_t i = 0; i < held.size(); ++i) held[i] = held[i] || (*one)[i];
    }
    return held;
  }

  PositionFinder finder_;
  const std::vector<Place>& places_;
  Groups groups_;
};

bool some(const Held& held) {
  return std::ranges::find(held, true) != held.end();
}

}  // namespace

bool is_within(const Place& place, const UnitWanted& wanted) {
  const Pinpoint& at = place.pinpoint;
  const bool labels = is_one_of(wanted.article, at.article) &&
                      is_one_of(wanted.clause, at.clause) && is_one_of(wanted.point, at.point) &&
                      is_one_of(wanted.annex, at.annex);
  const auto kind = [&place](const std::string& each) { return has_kind(place, each); };
  return labels && (wanted.kind.empty() || std::ranges::any_of(wanted.kind, kind));
}

Result<bool> holds_within(const Database& documents, std::uint32_t record,
                          const std::vector<Place>& places, const QueryText& query, bool any,
                          const UnitWanted& wanted, const Spellings& spellings) {
  Holder holder(PositionFinder(documents, record, spellings, PositionFinder::Accents::Ignored),
                places, groups_of(places, wanted));
  if (holder.count() == 0) return false;
  const auto leaves = search::wanted(query);
  if (leaves.empty()) return true;
  if (!any) return holder.all(query.clauses).map(some);
  for (const Clause* leaf : leaves) {
    const auto held = holder.leaf(*leaf);
    if (!held) return tl::unexpected(held.error());
    if (some(*held)) return true;
  }
  return false;
}

}  // namespace viendan::search
