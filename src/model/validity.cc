#include "model/validity.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "base/date.h"

namespace viendan {
namespace {

struct Doing {
  Relation relation;
  Step::What whole;
};
constexpr auto kDoings = std::to_array<Doing>({
    {Relation::Amends, Step::What::Amended},
    {Relation::Replaces, Step::What::Replaced},
    {Relation::Repeals, Step::What::Repealed},
    {Relation::Suspends, Step::What::Suspended},
    {Relation::Pauses, Step::What::Suspended},
    {Relation::Extends, Step::What::Extended},
});

/// Of a date of which only the year or month is known: the earliest day that it can mean.
std::string first_day(std::string_view iso) {
  const auto date = parse_iso_date(iso);
  return date ? date->first_day().iso() : std::string();
}

std::optional<Step> step_of(const ActBy& by) {
  const auto* doing = std::ranges::find(kDoings, by.act.relation, &Doing::relation);
  if (doing == kDoings.end()) return std::nullopt;
  Step step{.what = doing->whole,
            .whole = by.act.whole,
            .excepted = by.act.excepted,
            .until = by.act.to,
            .by = by.by,
            .place = by.place,
            .evidence = by.evidence};
  const bool longer = step.what == Step::What::Extended;
  if (!by.act.whole && !longer) step.what = Step::What::Amended;
  step.day = !by.act.from.empty() ? by.act.from : by.days.from;
  if (!step.day.empty()) return step;
  step.day = first_day(by.days.issued);
  step.known = step.day.empty() ? DayKnown::No : DayKnown::AtEarliest;
  return step;
}

Step beginning(const ActDays& own) {
  Step step{.what = Step::What::InForce, .day = own.from};
  if (!step.day.empty()) return step;
  step.day = first_day(own.issued);
  step.known = step.day.empty() ? DayKnown::No : DayKnown::AtEarliest;
  return step;
}

bool in_order(const Step& a, const Step& b) {
  const auto key = [](const Step& s) {
    return std::tuple(std::string_view(s.day), s.what, std::string_view(s.by), s.whole,
                      std::string_view(s.until), s.place.line, s.place.span.begin);
  };
  return key(a) < key(b);
}

/// Further sentences of one document that say the same are one step; the first is shown.
bool same_step(const Step& a, const Step& b) {
  return std::tie(a.day, a.what, a.by, a.whole, a.until) ==
         std::tie(b.day, b.what, b.by, b.whole, b.until);
}

std::vector<Step> others_steps(std::span<const ActBy> acts) {
  std::vector<Step> steps;
  for (const ActBy& by : acts) {
    if (auto step = step_of(by)) steps.push_back(*std::move(step));
  }
  std::ranges::sort(steps, in_order);
  steps.erase(std::unique(steps.begin(), steps.end(), same_step), steps.end());
  return steps;
}

bool extends_whole(const Step& step) {
  return step.what == Step::What::Extended && step.whole;
}

/// The last day after all that was extended; `told`: false where one extends it until nobody knows.
struct LastDay {
  std::string day;
  bool told = true;
};
LastDay last_day(const ActDays& own, std::span<const Step> steps) {
  LastDay last{own.to};
  if (last.day.empty()) return last;
  for (const Step& step : steps) {
    // Whoever lets it go on must do so while it goes on.
    if (!extends_whole(step) || step.day > day_after(last.day)) continue;
    if (step.until.empty())
      last.told = false;
    else if (step.until > last.day)
      last = {step.until};
  }
  return last;
}

/// The first day after all that postponed it; `told`: false where that is not known.
struct FirstDay {
  Step begin;
  bool told = true;
};
FirstDay first_day_of(const ActDays& own, std::span<Step> steps) {
  FirstDay first{beginning(own)};
  if (first.begin.known != DayKnown::Printed) return first;
  for (Step& step : steps) {
    const bool pauses = step.what == Step::What::Suspended && step.whole;
    if (!pauses || step.known == DayKnown::No || step.day > first.begin.day) continue;
    if (step.until.empty())
      first.told = false;
    else if (step.until < first.begin.day)
      continue;
    else
      first.begin.day = day_after(step.until);
    step.what = Step::What::Postponed;
  }
  return first;
}

/// What would be the case on a day, of which a period is made.
struct Now {
  State state = State::Unknown;
  bool at_earliest = false;
};

class Course {
 public:
  Course(FirstDay first, const ActDays& own, std::span<const Step> others)
      : begin_(std::move(first.begin)),
        told_(first.told),
        last_(last_day(own, others)),
        steps_(others) {}

  [[nodiscard]] std::vector<ForcePeriod> periods() const {
    std::vector<std::string> days{""};
    days.push_back(begin_.day);
    if (!last_.day.empty()) days.push_back(day_after(last_.day));
    for (const Step& step : steps_) {
      days.push_back(step.day);
      if (step.what == Step::What::Suspended && !step.until.empty()) {
        days.push_back(day_after(step.until));
      }
    }
    std::ranges::sort(days);
    days.erase(std::unique(days.begin(), days.end()), days.end());
    std::vector<ForcePeriod> periods;
    for (const auto& day : days) {
      const Now now = on(day);
      const ForcePeriod period{day, now.state, now.at_earliest};
      const bool goes_on = !periods.empty() && periods.back().state == period.state;
      if (!goes_on) periods.push_back(period);
    }
    return periods;
  }

 private:
  [[nodiscard]] Now on(std::string_view day) const {
    const bool ended = !last_.day.empty() && day > last_.day;
    bool undated = false, amended = false, amended_earliest = false;
    const Step* end = nullptr;
    const Step* pause = nullptr;
    for (const Step& step : steps_) {
      const bool ends = step.what == Step::What::Replaced || step.what == Step::What::Repealed;
      if (step.known == DayKnown::No) {
        undated = undated || ends || step.what == Step::What::Suspended;
        continue;
      }
      if (step.day > day) break;
      if (ends && end == nullptr) end = &step;
      if (step.what == Step::What::Amended && !amended) {
        amended = true;
        amended_earliest = step.known == DayKnown::AtEarliest;
      }
      const bool over = !step.until.empty() && day > step.until;
      if (step.what == Step::What::Suspended && !over) pause = &step;
    }
    const std::string ending = last_.day.empty() ? "" : day_after(last_.day);
    if (ended && (end == nullptr || ending <= end->day)) {
      return {last_.told ? State::Expired : State::Unknown, false};
    }
    if (end != nullptr) {
      const bool replaced = end->what == Step::What::Replaced;
      return {replaced ? State::Replaced : State::Repealed, end->known == DayKnown::AtEarliest};
    }
    if (begin_.known == DayKnown::No) return {};
    if (day < begin_.day) return {State::NotYet, false};
    if (undated || !told_) return {};
    if (pause != nullptr) return {State::Suspended, pause->known == DayKnown::AtEarliest};
    if (amended) return {State::Amended, amended_earliest};
    return {State::InForce, begin_.known == DayKnown::AtEarliest};
  }

  Step begin_;
  bool told_;
  LastDay last_;
  std::span<const Step> steps_;
};

void add_own(std::vector<Step>& steps, Step begin, const ActDays& own) {
  if (begin.known != DayKnown::No) steps.push_back(std::move(begin));
  const LastDay last = last_day(own, steps);
  if (!last.day.empty()) {
    steps.push_back({.what = Step::What::Ends,
                     .day = day_after(last.day),
                     .known = last.told ? DayKnown::Printed : DayKnown::AtEarliest});
  }
}

void add_resumed(std::vector<Step>& steps) {
  std::vector<Step> resumed;
  for (const Step& step : steps) {
    if (step.what != Step::What::Suspended || step.until.empty()) continue;
    resumed.push_back(step);
    resumed.back().what = Step::What::Resumed;
    resumed.back().day = day_after(step.until);
    resumed.back().known = DayKnown::Printed;
  }
  steps.insert(steps.end(), resumed.begin(), resumed.end());
}

}  // namespace

std::string day_after(std::string_view day) {
  const auto date = parse_iso_date(day);
  if (!date) return {};
  const Date last = date->last_day();
  Date next{last.year, last.month, last.day + 1};
  if (!next.valid()) next = {last.year, last.month + 1, 1};
  if (!next.valid()) next = {last.year + 1, 1, 1};
  return next.iso();
}

bool changes_validity(Relation relation) {
  return std::ranges::find(kDoings, relation, &Doing::relation) != kDoings.end();
}

History history_of(const ActDays& own, std::span<const ActBy> acts) {
  History history{.steps = others_steps(acts), .periods = {}};
  const FirstDay first = first_day_of(own, history.steps);
  history.periods = Course(first, own, history.steps).periods();
  add_own(history.steps, first.begin, own);
  add_resumed(history.steps);
  std::ranges::sort(history.steps, in_order);
  return history;
}

StateOn validity_on(const History& history, std::string_view day) {
  StateOn found;
  for (const ForcePeriod& period : history.periods) {
    if (period.from > day) break;
    found.state = period.state;
    found.at_earliest = period.at_earliest;
  }
  for (const Step& step : history.steps) {
    const bool of_beginning =
        step.what == Step::What::InForce || step.what == Step::What::Postponed;
    const bool begins_later = found.state == State::NotYet && of_beginning;
    if (step.day <= day || begins_later) found.chain.push_back(step);
  }
  return found;
}

ForceBounds bounds_of(const History& history) {
  ForceBounds bounds;
  bool paused = false;
  for (const ForcePeriod& period : history.periods) {
    const bool on = period.state == State::InForce || period.state == State::Amended;
    if (period.state == State::Suspended && bounds.paused.empty()) {
      bounds.paused = period.from;
      paused = true;
    } else if (paused) {
      bounds.resumed = period.from;
      paused = false;
    }
    if ((on || period.state == State::Suspended) && bounds.from.empty()) bounds.from = period.from;
    if (!bounds.from.empty() && bounds.lapsed.empty() &&
        (has_lapsed(period.state) || period.state == State::Unknown)) {
      bounds.lapsed = period.from;
    }
  }
  return bounds;
}

}  // namespace viendan
