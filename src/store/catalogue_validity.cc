#include "store/catalogue_validity.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace viendan::store {
namespace {

/// A document, and one that it rests on.
struct Rests {
  std::string document, issued, source, basis;
};

std::vector<Rests> all_bases(Parts& parts) {
  std::vector<Rests> found;
  const Sql::Value relation = static_cast<std::int64_t>(Relation::LegalBasis);
  parts.each(
      "SELECT d.name, d.date, d.source, x.target FROM links x JOIN documents d ON d.id=x.id>>24 "
      "WHERE x.relation=? AND x.whole+x.part>0 AND {alive} ORDER BY x.id",
      {&relation, 1}, [&](const Sql::Row& row) {
        const auto text = [&row](int column) { return std::string(row.text(column)); };
        found.push_back({text(0), text(1), text(2), text(3)});
      });
  std::ranges::sort(found, {}, [](const Rests& r) { return std::tie(r.document, r.basis); });
  return found;
}

/// An act that replaces what it rests on rests on it rightly.
bool ended_by(const StateOn& state, std::string_view document) {
  const auto end = std::ranges::find_if(state.chain, [](const Step& step) {
    return step.what == Step::What::Replaced || step.what == Step::What::Repealed;
  });
  return end != state.chain.end() && end->by == document;
}

History history_in(Parts& parts, std::string_view id) {
  return history_of(own_days(parts, id), acts_on(parts, id));
}

/// Where only a year or month is known, the last day that it can mean: what lapsed in that time may
/// have been in force.
std::string day_of_issue(std::string_view issued) {
  const auto date = parse_iso_date(issued);
  return date ? date->first_day().iso() : std::string();
}

}  // namespace

ActDays own_days(Parts& parts, std::string_view id) {
  ActDays days;
  const Sql::Value value = id;
  parts.each(
      "SELECT x.date, y.begins, y.ends FROM documents x JOIN days y ON y.id=x.id WHERE x.name=? "
      "AND {alive_document}",
      {&value, 1}, [&](const Sql::Row& row) {
        days = {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2))};
      });
  return days;
}

std::vector<ActBy> acts_on(Parts& parts, std::string_view id) {
  std::vector<ActBy> acts;
  const Sql::Value value = id;
  parts.each(
      "SELECT d.name, d.symbol, d.source, p.anchor, p.provision, x.line, d.date, y.begins, y.ends, "
      "x.relation, x.whole, x.begins, x.ends, x.span_begin, x.span_end, x.words, x.excepted FROM "
      "acts x JOIN documents d ON d.id=x.id>>24 JOIN days y ON y.id=d.id LEFT JOIN places p ON "
      "p.id=((x.id>>24)<<24)|x.place WHERE x.target=? AND {alive} ORDER BY x.id",
      {&value, 1}, [&](const Sql::Row& row) {
        const auto text = [&row](int column) { return std::string(row.text(column)); };
        ActBy by{.by = text(0),
                 .days = {text(6), text(7), text(8)},
                 .act = {.relation = static_cast<Relation>(row.number(9)),
                         .whole = row.number(10) != 0,
                         .from = text(11),
                         .to = text(12),
                         .excepted = row.number(16) != 0},
                 .place = place_in(row),
                 .evidence = text(15)};
        by.place.span = {static_cast<std::uint32_t>(row.number(13)),
                         static_cast<std::uint32_t>(row.number(14))};
        acts.push_back(std::move(by));
      });
  std::ranges::stable_sort(acts, {}, &ActBy::by);
  return acts;
}

Result<History> Catalogue::history(std::string_view id) const {
  auto history = history_in(state_->parts, id);
  return state_->parts.with_outcome(std::move(history));
}

Result<std::vector<LapsedBasis>> Catalogue::lapsed_bases() const {
  Parts& parts = state_->parts;
  std::map<std::string, History> histories;
  std::vector<LapsedBasis> found;
  for (const Rests& rests : all_bases(parts)) {
    const auto [at, fresh] = histories.try_emplace(rests.basis);
    if (fresh) at->second = history_in(parts, rests.basis);
    const std::string day = day_of_issue(rests.issued);
    StateOn then = validity_on(at->second, day);
    const bool before = !day.empty() && has_lapsed(then.state);
    StateOn last = validity_on(at->second, "9999");
    if (!has_lapsed(last.state) || ended_by(before ? then : last, rests.document)) continue;
    found.push_back({rests.document, rests.issued, rests.source, rests.basis, before,
                     before ? std::move(then) : std::move(last)});
  }
  return parts.with_outcome(std::move(found));
}

}  // namespace viendan::store
