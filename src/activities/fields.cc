#include "activities/fields.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "activities/bodies.h"
#include "activities/items.h"
#include "base/text.h"
#include "vocabulary/timeline.h"

namespace viendan::activities {
namespace {

void append(std::vector<std::string>& to, std::vector<std::string> items) {
  to.insert(to.end(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
}

void append_words(std::string& to, std::string_view text) {
  const std::string words = squeeze(text);
  if (!to.empty() && !words.empty()) to += ' ';
  to += words;
}

void fill_title(Activity& activity, const FieldText& field) {
  Introduced title = introduced_items(field.text);
  activity.title = std::move(title.introduction);
  activity.title_printed = squeeze(field.printed);
  append(activity.content, std::move(title.items));
}

/// A month or a year is all its days: what is counted and compared are days.
void spell_out(Timeline& timeline) {
  if (timeline.from) timeline.from = timeline.from->first_day();
  if (timeline.to) timeline.to = timeline.to->last_day();
}

/// What the words say as a whole, or else the only period among few words: "Phiên họp tháng
/// 9/2025".
std::optional<Timeline> period_of(std::string_view raw, std::optional<Date> issued) {
  constexpr std::size_t kFewWords = 60;  // bytes
  if (auto whole = read_timeline(raw, issued)) return whole;
  if (raw.size() > kFewWords) return std::nullopt;
  auto periods = find_periods(raw, issued);
  return periods.size() == 1 ? std::optional(std::move(periods.front().timeline)) : std::nullopt;
}

/// A cross under the heading of a year: the task is done in it.
bool is_mark(std::string_view text) {
  constexpr std::array<std::string_view, 8> kMarks = {"x", "X", "+", "v", "V", "√", "✓", "✔"};
  return std::ranges::find(kMarks, text) != kMarks.end();
}

/// The time that a heading names: "Năm 2026" of "Lộ trình / Năm 2026"; or "".
std::string time_in_heading(std::string_view heading) {
  const std::size_t level = heading.rfind(" / ");
  const std::string_view last =
      level == std::string_view::npos ? heading : heading.substr(level + 3);
  const auto period = read_timeline(squeeze(last));
  return period && period->to ? squeeze(last) : std::string();
}

/// Times of several columns are one, from the first to the last.
void add_marked_time(Activity& activity, const Context& context, const std::string& time) {
  Timeline& all = activity.timeline;
  Timeline next = period_of(time, context.issued).value_or(Timeline{});
  spell_out(next);
  if (all.raw.empty()) {
    all = next;
    all.raw = time;
    return;
  }
  all.raw += "; " + time;
  if (next.from && all.from) all.from = std::min(*all.from, *next.from);
  if (next.to && all.to) all.to = std::max(*all.to, *next.to);
}

void fill_timeline(Activity& activity, const Context& context, const FieldText& field) {
  const std::string raw(trim(squeeze(field.text), " ;,."));
  if (is_mark(raw)) {
    const std::string time = time_in_heading(field.label);
    if (!time.empty()) return add_marked_time(activity, context, time);
  }
  if (!activity.timeline.raw.empty()) {
    const bool same = activity.timeline.raw == raw;
    context.flag("timeline-twice",
                 (same ? "The period is printed twice: " : "A second period is printed: ") + raw,
                 field.span);
    return;
  }
  const auto period = period_of(raw, context.issued);
  activity.timeline = period.value_or(Timeline{});
  spell_out(activity.timeline);
  activity.timeline.raw = raw;
  if (!period) context.flag("timeline-unread", "No date can be read from: " + raw, field.span);
}

void fill_detail(Activity& activity, const FieldText& field) {
  activity.details.push_back({squeeze(field.label), squeeze(field.text)});
}

}  // namespace

void fill(Activity& activity, const Context& context, const FieldText& field) {
  if (trim(field.text).empty()) return;
  switch (field.role) {
    case ColumnRole::Ordinal:
      activity.ordinal = std::string(trim(squeeze(field.text), " .)"));
      return;
    case ColumnRole::Title:
      return fill_title(activity, field);
    case ColumnRole::Content:
      return append(activity.content, content_items(field.text));
    case ColumnRole::Lead:
    case ColumnRole::Bodies:
      return read_bodies(activity, context, BodyRole::Lead, field.text, field.span, field.label);
    case ColumnRole::Coordinating:
      return read_bodies(activity, context, BodyRole::Coordinating, field.text, field.span);
    case ColumnRole::Timeline:
      return fill_timeline(activity, context, field);
    case ColumnRole::Funding:
      return append(activity.funding, funding_items(context.vocabulary, field.text));
    case ColumnRole::Output:
      return append(activity.outputs, output_items(field.text));
    case ColumnRole::SubmitTo:
      return append_words(activity.submit_to, field.text);
    case ColumnRole::Note:
      return append_words(activity.note, field.text);
    case ColumnRole::Objective:
    case ColumnRole::Beneficiary:
    case ColumnRole::Unknown:
      return fill_detail(activity, field);
  }
}

}  // namespace viendan::activities
