#include "activities/extract.h"

#include <algorithm>
#include <iterator>

#include "activities/bodies.h"
#include "activities/context.h"
#include "activities/lists.h"
#include "activities/place.h"
#include "activities/tables.h"
#include "activities/tasks.h"
#include "vocabulary/timeline.h"

namespace viendan::activities {
namespace {

void set_place(Activity& activity, const Section& section, Anchors& anchors) {
  activity.annex = section.annex;
  activity.table = section.table;
  activity.group.insert(activity.group.begin(), section.group.begin(), section.group.end());
  activity.anchor = anchors.next(section.anchor, activity.ordinal);
}

std::vector<Activity> read_table(const Table& table, const Context& context) {
  if (table.kind == TableKind::Activities) return read_rows(table, context);
  if (table.kind == TableKind::FieldSheet) return read_field_sheet(table, context);
  return {};
}

/// The period of the plan, where the title of the document has one. A month is that of a meeting.
std::optional<Timeline> plan_period(const Document& document) {
  for (const auto& period : find_periods(document.metadata.title.value)) {
    const auto& [raw, from, to, recurrence] = period.timeline;
    if (from && to && from->first_day().month == 1 && to->last_day().month == 12)
      return period.timeline;
  }
  return std::nullopt;
}

void remark_period(const Activity& activity, const Timeline& plan, const Context& context) {
  const auto& [raw, from, to, recurrence] = activity.timeline;
  const bool early = from && from->last_day() < plan.from->first_day();
  const bool late = to && to->first_day() > plan.to->last_day();
  if (early || late)
    context.flag("period-outside-plan",
                 "The period " + raw + " lies outside that of the plan, " + plan.raw,
                 activity.span);
}

void remark_partner(const Activity& activity, const Context& context) {
  for (const AgencyRef& lead : activity.lead) {
    const bool partner = std::any_of(
        activity.coordinating.begin(), activity.coordinating.end(),
        [&lead](const AgencyRef& other) { return other.name == lead.name && !other.collective; });
    if (partner)
      context.flag("lead-is-partner", lead.name + " both leads and takes part", activity.span);
  }
}

/// Labelled items and tasks; what a labelled item says is not told twice.
std::vector<ListedActivity> told(std::vector<ListedActivity> listed,
                                 std::vector<ListedActivity> tasks) {
  std::vector<Span> taken;
  for (const ListedActivity& item : listed) taken.push_back(item.activity.span);
  std::ranges::sort(taken);
  for (ListedActivity& task : tasks) {
    const Span span = task.activity.span;
    const auto after = std::ranges::upper_bound(taken, span.begin, {}, &Span::begin);
    const bool inside = after != taken.begin() && std::prev(after)->end > span.begin;
    const bool around = after != taken.end() && after->begin < span.end;
    if (!inside && !around) listed.push_back(std::move(task));
  }
  return listed;
}

}  // namespace

std::vector<Activity> extract(const Document& document, const Vocabulary& vocabulary,
                              std::vector<Issue>& issues) {
  const Context context{document, vocabulary, issues, document.metadata.issued()};
  std::vector<Activity> activities;
  Anchors anchors;
  for (const Table& table : document.tables) {
    auto found = read_table(table, context);
    if (found.empty()) continue;
    const Section section =
        table.blocks.empty() ? Section{} : section_of(document, table.blocks.front());
    const bool led = std::ranges::any_of(found, [](const Activity& a) { return !a.lead.empty(); });
    for (Activity& activity : found) {
      if (!led && !section.group.empty()) lead_by_heading(activity, context, section.group.back());
      set_place(activity, section, anchors);
    }
    std::move(found.begin(), found.end(), std::back_inserter(activities));
  }
  for (auto& [block, activity] : told(read_lists(context), read_tasks(context))) {
    const int parent = document.blocks[static_cast<std::size_t>(block)].parent;
    set_place(activity, section_of(document, parent), anchors);
    activities.push_back(std::move(activity));
  }
  std::stable_sort(activities.begin(), activities.end(), [](const Activity& a, const Activity& b) {
    return a.span.begin < b.span.begin;
  });
  const auto plan = plan_period(document);
  for (const Activity& activity : activities) {
    remark_partner(activity, context);
    if (plan) remark_period(activity, *plan, context);
  }
  return activities;
}

}  // namespace viendan::activities
