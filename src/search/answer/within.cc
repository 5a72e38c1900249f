#include "search/answer/within.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "search/answer/positions.h"

namespace viendan::search {
namespace {

using Kind = Clause::Kind;
using Labels = std::vector<std::string>;

/// Whether lower-casing could change a label: most are small letters and digits.
bool has_capitals(std::string_view label) {
  return std::ranges::any_of(label, [](char c) {
    return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80U;
  });
}

bool is_one_of(const Labels& wanted, std::string_view label) {
  if (wanted.empty() || std::ranges::find(wanted, label) != wanted.end()) return true;
  return has_capitals(label) && std::ranges::find(wanted, to_lower(label)) != wanted.end();
}

/// Kinds stand between spaces.
bool has_kind(const Layout::Around& place, std::string_view kind) {
  const std::string_view kinds = place.kinds;
  for (auto at = kinds.find(kind); at != std::string_view::npos; at = kinds.find(kind, at + 1)) {
    const auto end = at + kind.size();
    const bool begins = at == 0 || kinds[at - 1] == ' ';
    if (begins && (end == kinds.size() || kinds[end] == ' ')) return true;
  }
  return false;
}

/// The label that a kind of unit has, as far as places know it.
std::string label_of_kind(const Layout::Around& at, std::string_view kind) {
  if (kind == "article") return std::string(at.article);
  if (kind == "clause" || kind == "decimal") return fmt::format("{}/{}", at.article, at.clause);
  if (kind == "point") return fmt::format("{}/{}/{}", at.article, at.clause, at.point);
  return {};
}

/// Places of one provision have one key.
std::string key_of(const Layout::Around& at, const UnitWanted& wanted) {
  std::string key(at.annex);
  const bool point = !wanted.point.empty();
  const bool clause = point || !wanted.clause.empty();
  const bool article = clause || !wanted.article.empty();
  if (article) key.append("/").append(at.article);
  if (clause) key.append("/").append(at.clause);
  if (point) key.append("/").append(at.point);
  for (const auto& kind : wanted.kind) {
    if (has_kind(at, kind)) key += "|" + label_of_kind(at, kind);
  }
  return key;
}

/// The wanted provisions: neighbouring places are one provision if their keys are equal.
struct Groups {
  std::vector<int> of_place;  // -1: not wanted
  std::size_t count = 0;
};

Groups groups_of(const Layout& layout, const UnitWanted& wanted) {
  // Neighbours share what stands around them: that is judged once.
  const auto around = layout.around();
  std::vector<bool> good(around.size());
  std::vector<std::string> keys(around.size());
  for (std::size_t i = 0; i < around.size(); ++i) {
    good[i] = is_within(around[i], wanted);
    if (good[i]) keys[i] = key_of(around[i], wanted);
  }
  Groups groups;
  const std::string* before = nullptr;
  for (const auto& spot : layout.spots) {
    if (spot.around >= around.size() || !good[spot.around]) {
      groups.of_place.push_back(-1);
      before = nullptr;
      continue;
    }
    const std::string& key = keys[spot.around];
    if (before == nullptr || key != *before) ++groups.count;
    groups.of_place.push_back(static_cast<int>(groups.count) - 1);
    before = &key;
  }
  return groups;
}

using Held = std::vector<bool>;  // of each provision

class Holder {
 public:
  Holder(PositionFinder finder, const Layout& layout, Groups groups)
      : finder_(std::move(finder)), layout_(layout), groups_(std::move(groups)) {}

  [[nodiscard]] std::size_t count() const { return groups_.count; }

  [[nodiscard]] Result<Held> all(const std::vector<Clause>& clauses) {
    Held held(groups_.count, true);
    for (const Clause& clause : clauses) {
      const auto one = of(clause);
      if (!one) return one;
      for (std::size_t i = 0; i < held.size(); ++i) held[i] = held[i] && (*one)[i];
      if (std::ranges::find(held, true) == held.end()) break;
    }
    return held;
  }

  [[nodiscard]] Result<Held> leaf(const Clause& clause) {
    const auto positions = finder_.positions(clause);
    if (!positions) return tl::unexpected(positions.error());
    Held held(groups_.count, false);
    const auto& spots = layout_.spots;
    std::size_t after = 0;  // the first spot behind the position
    for (const std::uint32_t at : *positions) {
      while (after < spots.size() && spots[after].position <= at) ++after;
      if (after == 0) continue;
      const int group = groups_.of_place[after - 1];
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
  const Layout& layout_;
  Groups groups_;
};

bool some(const Held& held) {
  return std::ranges::find(held, true) != held.end();
}

}  // namespace

bool is_within(const Layout::Around& at, const UnitWanted& wanted) {
  const bool labels = is_one_of(wanted.article, at.article) &&
                      is_one_of(wanted.clause, at.clause) && is_one_of(wanted.point, at.point) &&
                      is_one_of(wanted.annex, at.annex);
  const auto kind = [&at](const std::string& each) { return has_kind(at, each); };
  return labels && (wanted.kind.empty() || std::ranges::any_of(wanted.kind, kind));
}

std::vector<bool> wanted_around(const Layout& layout, const UnitWanted& wanted) {
  std::vector<bool> good;
  if (wanted.empty()) return good;
  for (const Layout::Around& around : layout.around()) good.push_back(is_within(around, wanted));
  return good;
}

Result<bool> holds_within(const Database& documents, std::uint32_t record, const Layout& layout,
                          const QueryText& query, bool any, const UnitWanted& wanted,
                          const Spellings& spellings, std::size_t& work) {
  work += layout.spots.size();
  Holder holder(
      PositionFinder(documents, record, spellings, PositionFinder::Accents::Ignored, &work), layout,
      groups_of(layout, wanted));
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
