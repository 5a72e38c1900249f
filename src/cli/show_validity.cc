#include "cli/show_validity.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/date.h"
#include "base/text.h"
#include "vocabulary/timeline.h"

namespace viendan::cli {
namespace {

struct StateName {
  State state;
  std::string_view words;
};
constexpr auto kStateNames = std::to_array<StateName>({
    {State::Unknown, "unknown"},
    {State::NotYet, "not yet in force"},
    {State::InForce, "in force: nothing in the corpus says otherwise"},
    {State::Amended, "in force, amended: nothing in the corpus says that it lapsed"},
    {State::Suspended, "suspended"},
    {State::Expired, "expired"},
    {State::Replaced, "replaced"},
    {State::Repealed, "repealed"},
});

struct StepName {
  Step::What what;
  std::string_view words, of_part;
};
constexpr auto kStepNames = std::to_array<StepName>({
    {Step::What::InForce, "in force", ""},
    {Step::What::Ends, "its own last day is over", ""},
    {Step::What::Amended, "amended", "provisions amended"},
    {Step::What::Suspended, "suspended", ""},
    {Step::What::Postponed, "not in force yet: postponed", ""},
    {Step::What::Resumed, "no longer suspended", ""},
    {Step::What::Extended, "extended", "provisions extended"},
    {Step::What::Replaced, "replaced", ""},
    {Step::What::Repealed, "repealed", ""},
});

std::string_view words_of(const Step& step) {
  const auto* row = std::ranges::find(kStepNames, step.what, &StepName::what);
  return !step.whole && !row->of_part.empty() ? row->of_part : row->words;
}

std::string proof(const Step& step) {
  if (step.by.empty()) return {};
  std::string place = step.place.provision;
  if (step.place.line > 0) {
    place += fmt::format("{}line {}", place.empty() ? "" : ", ", step.place.line);
  }
  return fmt::format(" by {}{}: \"{}\"", step.by, place.empty() ? "" : fmt::format(" ({})", place),
                     squeeze(step.evidence));
}

std::string day_words(const Step& step) {
  if (step.known == DayKnown::No) return "on an unknown day";
  if (step.known == DayKnown::Printed) return step.day;
  return step.what == Step::What::InForce
             ? fmt::format("{} (day of issue; when it is in force is not known, not before)",
                           step.day)
             : fmt::format("{} at the earliest", step.day);
}

}  // namespace

std::string state_words(State state, bool at_earliest) {
  const auto* row = std::ranges::find(kStateNames, state, &StateName::state);
  return fmt::format("{}{}", row->words, at_earliest ? " (from that day at the earliest)" : "");
}

std::string step_words(const Step& step) {
  const bool until = !step.until.empty() && step.what != Step::What::Resumed;
  return fmt::format("{}: {}{}{}{}", day_words(step), words_of(step),
                     step.excepted ? ", with exceptions" : "",
                     until ? fmt::format(" until {}", step.until) : "", proof(step));
}

std::optional<std::string> day_typed(std::string_view typed) {
  auto date = parse_iso_date(trim(typed));
  if (!date) {
    const auto found = date_at_start(trim(typed));
    if (found && found->span.end == trim(typed).size()) date = found->date;
  }
  if (!date || date->day == 0) return std::nullopt;
  return date->iso();
}

void print_validity(const History& history) {
  for (const ForcePeriod& period : history.periods) {
    if (history.periods.size() > 1 && period.from.empty()) continue;
    fmt::print("{:<12} {} {}\n", "validity", period.from.empty() ? "" : "from " + period.from,
               state_words(period.state, period.at_earliest));
  }
  for (const Step& step : history.steps) fmt::print("{:<12} {}\n", "", step_words(step));
}

void print_validity_on(const History& history, std::string_view day) {
  const StateOn found = validity_on(history, day);
  fmt::print("{:<12} {}\n", day, state_words(found.state, found.at_earliest));
  for (const Step& step : found.chain) fmt::print("{:<12} {}\n", "", step_words(step));
}

}  // namespace viendan::cli
