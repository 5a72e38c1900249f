#include "search/rows.h"

#include <algorithm>

#include "search/words/terms.h"

namespace viendan::search {
namespace {

/// What a row shows of itself.
struct Shown {
  const std::vector<AgencyRef>* lead = nullptr;
  const std::vector<AgencyRef>* joins = nullptr;
  std::string from, to;  // days as ranges have them: 20151208; "" where unknown
};

std::string day(const Date& date) {
  return fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day);
}

bool named(const std::vector<AgencyRef>* bodies, const Value& value) {
  if (bodies == nullptr) return false;
  return std::ranges::any_of(*bodies, [&](const AgencyRef& body) {
    return std::ranges::any_of(value.names, [&](const std::string& name) {
      const std::string wanted = name_term("", name);
      return name_term("", body.name) == wanted ||
             (!body.id.empty() && name_term("", body.id) == wanted);
    });
  });
}

bool ends_within(const Shown& row, const Value& value) {
  return !row.to.empty() && (value.first.empty() || row.to >= value.first) &&
         (value.last.empty() || row.to <= value.last);
}

/// A row goes on in a time unless it ended before or begins after; one without dates never does.
bool goes_on(const Shown& row, const Value& value) {
  if (row.from.empty() && row.to.empty()) return false;
  const bool after = !value.last.empty() && !row.from.empty() && row.from > value.last;
  const bool before = !value.first.empty() && !row.to.empty() && row.to < value.first;
  return !after && !before;
}

/// nullopt where the clause says nothing of rows.
std::optional<bool> holds(const Clause& clause, const Shown& row) {
  if (clause.kind == Clause::Kind::Condition) {
    switch (clause.field) {
      case Field::Lead:
        return named(row.lead, clause.value);
      case Field::Joins:
        return named(row.joins, clause.value);
      case Field::Deadline:
        return ends_within(row, clause.value);
      case Field::Period:
        return goes_on(row, clause.value);
      default:
        return std::nullopt;
    }
  }
  const bool any = clause.kind == Clause::Kind::Any;
  std::optional<bool> all_hold;
  // Groups are at most kDeepestGroup deep.
  for (const Clause& part : clause.parts) {
    const auto part_holds = holds(part, row);
    if (!part_holds && any) return std::nullopt;  // it may hold for a reason that is no row's
    if (!part_holds) continue;
    all_hold = all_hold ? (any ? *all_hold || *part_holds : *all_hold && *part_holds) : *part_holds;
  }
  if (clause.kind == Clause::Kind::Not && all_hold) return !*all_hold;
  return all_hold;
}

bool all_hold(const QueryText& query, const Shown& row) {
  return std::ranges::all_of(
      query.clauses, [&](const Clause& clause) { return holds(clause, row).value_or(true); });
}

}  // namespace

RowsWanted::RowsWanted(const Query& query, const Vocabulary& vocabulary)
    : query_(read_query(query, vocabulary)) {
  const Shown nothing;
  all_ = std::ranges::none_of(query_.clauses, [&](const Clause& clause) {
    return viendan::search::holds(clause, nothing).has_value();
  });
}

bool RowsWanted::holds(const Activity& activity) const {
  const auto& [raw, from, to, recurrence] = activity.timeline;
  return all_ || all_hold(query_, {.lead = &activity.lead,
                                   .joins = &activity.coordinating,
                                   .from = from ? day(from->first_day()) : "",
                                   .to = to ? day(to->last_day()) : ""});
}

bool RowsWanted::holds(const Duty& duty) const {
  return all_ || all_hold(query_, {.lead = &duty.agencies,
                                   .from = "",
                                   .to = duty.deadline ? day(duty.deadline->last_day()) : ""});
}

}  // namespace viendan::search
