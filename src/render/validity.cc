#include "render/validity.h"

namespace viendan::render {
namespace {

Object period_record(const ForcePeriod& period) {
  return {{"from", text_or_null(period.from)},
          {"state", std::string(name_in(kStates, period.state))},
          {"at_earliest", period.at_earliest}};
}

/// Of what its own text says there is no acting document.
Value acting_record(const Step& step) {
  if (step.by.empty()) return {};
  Value line;
  if (step.place.line > 0) line = Value(step.place.line);
  return Object{{"document", step.by},
                {"source", text_or_null(step.place.source)},
                {"anchor", text_or_null(step.place.anchor)},
                {"line", std::move(line)},
                {"evidence", text_or_null(step.evidence)}};
}

Object step_record(const Step& step) {
  return {{"what", std::string(name_in(kSteps, step.what))},
          {"day", text_or_null(step.day)},
          {"day_known", std::string(name_in(kDaysKnown, step.known))},
          {"whole", step.whole},
          {"excepted", step.excepted},
          {"until", text_or_null(step.until)},
          {"by", acting_record(step)}};
}

}  // namespace

Object validity_record(const History& history) {
  List periods, steps;
  for (const ForcePeriod& period : history.periods) periods.push_back(period_record(period));
  for (const Step& step : history.steps) steps.push_back(step_record(step));
  return {{"periods", std::move(periods)}, {"steps", std::move(steps)}};
}

}  // namespace viendan::render
