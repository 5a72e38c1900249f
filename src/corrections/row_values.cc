#include "corrections/row_values.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "corrections/outcome.h"
#include "vocabulary/agency_list.h"
#include "vocabulary/timeline.h"

namespace viendan::corrections {
namespace {

/// One item where there are words, none where there are not.
std::vector<std::string> item_of(std::string_view words) {
  std::string item = squeeze(words);
  if (item.empty()) return {};
  return {std::move(item)};
}

/// The person's words stay as they are; what the vocabulary knows of the body is added.
AgencyRef body_of(const std::string& name, const Context& context) {
  const AgencyList read = read_agencies(context.vocabulary, name, context.issued);
  if (read.agencies.size() == 1 && read.repairs.empty() && read.agencies.front().name == name) {
    return read.agencies.front();
  }
  AgencyRef body{.name = name, .printed = name};
  const auto found = context.vocabulary.find_agency(name, context.issued);
  if (found && found->match == AgencyMatch::Exact) body.id = found->agency->id;
  return body;
}

std::vector<AgencyRef> bodies_of(const std::vector<AgencyRef>& before,
                                 const std::vector<std::string>& names, const Context& context) {
  std::vector<AgencyRef> bodies;
  for (const std::string& name : names) {
    const auto known = std::ranges::find_if(
        before, [&](const AgencyRef& body) { return squeeze(body.name) == name; });
    bodies.push_back(known != before.end() ? *known : body_of(name, context));
  }
  return bodies;
}

/// A month or a year is all its days: what is counted and compared are days.
void spell_out(Timeline& timeline) {
  if (timeline.from) timeline.from = timeline.from->first_day();
  if (timeline.to) timeline.to = timeline.to->last_day();
}

Timeline timeline_of(const std::string& words, const Period& period, const Context& context) {
  Timeline timeline;
  if (period.empty()) {
    timeline = read_timeline(words, context.issued).value_or(Timeline{});
  } else {
    timeline.from = parse_iso_date(period.from);
    timeline.to = parse_iso_date(period.to);
    timeline.recurrence = period.recurrence;
  }
  spell_out(timeline);
  timeline.raw = words;
  return timeline;
}

void set_timeline(Timeline& timeline, const std::vector<std::string>& values, const Period& period,
                  const Context& context) {
  const std::string words = lines_of(values);
  if (squeeze(timeline.raw) == words && period.empty()) return;
  timeline = timeline_of(words, period, context);
}

std::string shown(const Timeline& timeline) {
  std::string days = timeline.from ? timeline.from->iso() : "";
  if (timeline.from || timeline.to) days += " - ";
  if (timeline.to) days += timeline.to->iso();
  if (!timeline.recurrence.empty()) days += (days.empty() ? "" : ", ") + timeline.recurrence;
  return days.empty() ? timeline.raw : fmt::format("{} ({})", timeline.raw, days);
}

}  // namespace

std::vector<std::string> values_of(const Activity& activity, const RowField& field) {
  std::vector<std::string> values;
  switch (field.kind) {
    case RowFieldKind::Words:
      return item_of(activity.*field.words);
    case RowFieldKind::Period:
      return item_of(activity.timeline.raw);
    case RowFieldKind::Lines:
      for (const auto& item : activity.*field.lines) values.push_back(squeeze(item));
      return values;
    case RowFieldKind::Bodies:
      for (const auto& body : activity.*field.bodies) values.push_back(squeeze(body.name));
      return values;
  }
  return values;
}

void set_values(Activity& activity, const RowField& field, const std::vector<std::string>& values,
                const Period& period, const Context& context) {
  if (field.kind == RowFieldKind::Period) {
    return set_timeline(activity.timeline, values, period, context);
  }
  if (values_of(activity, field) == values) return;
  switch (field.kind) {
    case RowFieldKind::Words:
      activity.*field.words = lines_of(values);
      return;
    case RowFieldKind::Lines:
      activity.*field.lines = values;
      return;
    case RowFieldKind::Bodies:
      activity.*field.bodies = bodies_of(activity.*field.bodies, values, context);
      return;
    case RowFieldKind::Period:
      return;
  }
}

std::string shown_values(const Activity& activity, const RowField& field) {
  if (field.kind == RowFieldKind::Period) return shown(activity.timeline);
  return lines_of(values_of(activity, field));
}

}  // namespace viendan::corrections
