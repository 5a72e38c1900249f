#include "web/pages/document/validity.h"

#include <fmt/core.h>

#include <array>

#include "base/text.h"
#include "web/page/layout.h"
#include "web/page/names.h"

namespace viendan::web {
namespace {

constexpr Phrase kTimes{"Các mốc hiệu lực và căn cứ", "When it is in force, and what says so"};
constexpr Phrase kNoAdvice{
    "Chỉ theo các văn bản trong kho; “có hiệu lực” nghĩa là chưa thấy văn bản nào nói khác.",
    "Only by the documents of the collection; “in force” means that none of them says otherwise."};
constexpr Phrase kAtEarliest{"sớm nhất", "at the earliest"};
constexpr Phrase kIssueDay{"ngày ban hành; văn bản không in ngày có hiệu lực",
                           "day of issue; it prints no day of effect"};
constexpr Phrase kNoDay{"không rõ ngày", "day unknown"};
constexpr Phrase kUntil{"đến hết {}", "until {}"};
constexpr Phrase kPart{"một phần", "in part"};
constexpr Phrase kExcepted{"có ngoại lệ", "with exceptions"};

// In the order of State.
constexpr std::array kStateNames = std::to_array<Phrase>({
    {"Chưa rõ", "Unknown"},
    {"Chưa có hiệu lực", "Not yet in force"},
    {"Có hiệu lực", "In force"},
    {"Có hiệu lực, đã được sửa đổi", "In force, amended"},
    {"Bị đình chỉ", "Suspended"},
    {"Hết thời hạn hiệu lực", "Expired"},
    {"Bị thay thế", "Replaced"},
    {"Bị bãi bỏ", "Repealed"},
});
static_assert(kStateNames.size() == kStates.size());
// In the order of Step::What.
constexpr std::array kStepNames = std::to_array<Phrase>({
    {"Có hiệu lực", "In force"},
    {"Hết thời hạn hiệu lực", "Its last day is over"},
    {"Sửa đổi bởi", "Amended by"},
    {"Đình chỉ bởi", "Suspended by"},
    {"Lùi ngày có hiệu lực theo", "Postponed by"},
    {"Hết đình chỉ theo", "No longer suspended, by"},
    {"Kéo dài bởi", "Extended by"},
    {"Thay thế bởi", "Replaced by"},
    {"Bãi bỏ bởi", "Repealed by"},
});
static_assert(kStepNames.size() == kSteps.size());

template <std::size_t N, typename E>
const Phrase& name_in_order(const std::array<Phrase, N>& names, E value) {
  return names.at(static_cast<std::size_t>(value));
}

std::string_view tag_of(State state) {
  if (has_lapsed(state)) return "tag repealed";
  if (state == State::Suspended) return "tag suspended";
  if (state == State::Amended) return "tag amended";
  return state == State::InForce ? "tag good" : "tag";
}

std::string day_words(const Reading& reading, const Step& step) {
  if (step.known == DayKnown::No) return std::string(reading.say(kNoDay));
  const std::string day = shown_date(step.day, reading.language());
  if (step.known == DayKnown::Printed) return day;
  const auto& why = step.what == Step::What::InForce ? kIssueDay : kAtEarliest;
  return fmt::format("{} ({})", day, reading.say(why));
}

void step(Html& html, const Reading& reading, const Step& step) {
  html.text(fmt::format("{}: {}", day_words(reading, step),
                        reading.say(name_in_order(kStepNames, step.what))));
  if (!step.by.empty()) {
    html.text(" ");
    html.element("a", {{"href", document_address(step.by, step.place.anchor, reading.language())}},
                 name_of_document(reading, step.by));
  }
  if (!step.whole) html.text(fmt::format(" ({})", reading.say(kPart)));
  if (step.excepted) html.text(fmt::format(" ({})", reading.say(kExcepted)));
  if (!step.until.empty() && step.what != Step::What::Resumed) {
    const std::string day = shown_date(step.until, reading.language());
    html.text(fmt::format(", {}", fmt::format(fmt::runtime(reading.say(kUntil)), day)));
  }
  if (step.evidence.empty()) return;
  html.element("blockquote", {{"lang", "vi"}}, squeeze(step.evidence));
}

void times(Html& html, const Reading& reading, const History& history) {
  html.element("ul", [&] {
    for (const ForcePeriod& period : history.periods) {
      if (period.from.empty() && history.periods.size() > 1) continue;
      html.element("li", [&] {
        if (!period.from.empty()) {
          html.text(shown_date(period.from, reading.language()) + " ");
        }
        html.element("span", {{"class", tag_of(period.state)}},
                     reading.say(name_in_order(kStateNames, period.state)));
        if (period.at_earliest) html.text(fmt::format(" ({})", reading.say(kAtEarliest)));
      });
    }
  });
}

}  // namespace

void validity_times(Html& html, const Reading& reading) {
  const History& history = reading.around.history;
  if (history.steps.empty()) return;
  html.element("details", {{"class", "validity"}}, [&] {
    html.element("summary", reading.say(kTimes));
    times(html, reading, history);
    html.element("ol", [&] {
      for (const Step& each : history.steps) {
        html.element("li", [&] { step(html, reading, each); });
      }
    });
    html.element("p", {{"class", "quiet"}}, reading.say(kNoAdvice));
  });
}

}  // namespace viendan::web
