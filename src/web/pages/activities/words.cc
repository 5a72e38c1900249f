#include "web/pages/activities/words.h"

#include <algorithm>
#include <array>

#include "base/result.h"
#include "base/text.h"
#include "web/page/layout.h"

namespace viendan::web {
namespace {

struct Recurrence {
  std::string_view code;
  Phrase words;
};
constexpr std::array kRecurrences = std::to_array<Recurrence>({
    {"periodic", {"định kỳ", "periodically"}},
    {"continuous", {"thường xuyên", "continuously"}},
    {"P1D", {"hằng ngày", "daily"}},
    {"P1W", {"hằng tuần", "weekly"}},
    {"P1M", {"hằng tháng", "monthly"}},
    {"P3M", {"hằng quý", "quarterly"}},
    {"P1Y", {"hằng năm", "yearly"}},
});

struct Unit {
  char code;
  Phrase every;
};
constexpr std::array kUnits = std::to_array<Unit>({
    {'D', {"{} ngày một lần", "every {} days"}},
    {'W', {"{} tuần một lần", "every {} weeks"}},
    {'M', {"{} tháng một lần", "every {} months"}},
    {'Y', {"{} năm một lần", "every {} years"}},
});

constexpr Phrase kFrom{"từ {}", "from {}"};
constexpr Phrase kUntil{"đến hết {}", "until the end of {}"};
constexpr Phrase kUntilDay{"đến {}", "until {}"};
constexpr Phrase kNoPeriod{"không in thời gian", "no period printed"};
constexpr Phrase kUnderstood{"Hiểu là: {}", "Read as: {}"};
constexpr Phrase kOne{"{} nhiệm vụ", "{} activity"};
constexpr Phrase kMany{"{} nhiệm vụ", "{} activities"};

std::string told(const Phrase& phrase, Language language, std::string_view words) {
  return fmt::format(fmt::runtime(phrase.in(language)), words);
}

bool begins_month(const Date& date) {
  return date.first_day().day == 1 || date.day == 0;
}
bool ends_month(const Date& date) {
  return date == Date{date.year, date.month, 0}.last_day() || date.day == 0;
}
bool begins_year(const Date& date) {
  return begins_month(date) && date.first_day().month == 1;
}
bool ends_year(const Date& date) {
  return ends_month(date) && date.last_day().month == 12;
}

enum class Known { Year, Month, Day };

/// As far as both ends need to be told.
Known known_of(const Timeline& timeline) {
  const auto& [raw, from, to, recurrence] = timeline;
  if ((!from || begins_year(*from)) && (!to || ends_year(*to))) return Known::Year;
  if ((!from || begins_month(*from)) && (!to || ends_month(*to))) return Known::Month;
  return Known::Day;
}

std::string shown(const Date& date, Known known, Language language) {
  const Date cut = {date.year, known == Known::Year ? 0 : date.month,
                    known == Known::Day ? date.day : 0};
  return shown_date(cut.iso(), language);
}

std::string without_marks(std::string_view words) {
  std::string out = replace_all(words, "–", "-");
  std::erase(out, ' ');
  return out;
}

}  // namespace

std::string recurrence_in_words(std::string_view recurrence, Language language) {
  const auto* known = std::ranges::find(kRecurrences, recurrence, &Recurrence::code);
  if (known != kRecurrences.end()) return std::string(known->words.in(language));
  if (recurrence.size() < 3 || recurrence.front() != 'P') return std::string(recurrence);
  const auto* unit = std::ranges::find(kUnits, recurrence.back(), &Unit::code);
  const auto number = recurrence.substr(1, recurrence.size() - 2);
  if (unit == kUnits.end() || to_int(number) < 0) return std::string(recurrence);
  return told(unit->every, language, number);
}

std::string period_in_words(const Timeline& timeline, Language language) {
  const auto& [raw, from, to, recurrence] = timeline;
  const Known known = known_of(timeline);
  if (from && to) {
    const std::string first = shown(*from, known, language);
    const std::string last = shown(*to, known, language);
    return first == last ? first : fmt::format("{} – {}", first, last);
  }
  if (from) return told(kFrom, language, shown(*from, known, language));
  if (!to) return {};
  return told(known == Known::Day ? kUntilDay : kUntil, language, shown(*to, known, language));
}

void write_period(Html& html, const View& view, const Timeline& timeline) {
  if (timeline == Timeline{}) {
    html.element("span", {{"class", "quiet"}}, view.say(kNoPeriod));
    return;
  }
  std::string read = period_in_words(timeline, view.language);
  if (without_marks(read) == without_marks(timeline.raw)) read.clear();
  if (!timeline.recurrence.empty()) {
    if (!read.empty()) read += ", ";
    read += recurrence_in_words(timeline.recurrence, view.language);
  }
  html.text(timeline.raw.empty() ? read : timeline.raw);
  if (read.empty() || timeline.raw.empty()) return;
  html.element("div", {{"class", "quiet"}}, told(kUnderstood, view.language, read));
}

std::string body_address(std::string_view id, std::string_view name, Language language) {
  return agency_address(id.empty() ? fmt::format("~{}", name) : std::string(id), language);
}

namespace {

void write_body(Html& html, const View& view, const AgencyRef& body) {
  html.element("a", {{"href", body_address(body.id, body.name, view.language)}}, body.name);
  if (body.scope.empty()) return;
  html.text(" ");
  html.element("span", {{"class", "quiet"}}, fmt::format("({})", body.scope));
}

/// Entries of a list, or what stands alone.
template <typename Entries, typename Write>
void write_entries(Html& html, const Entries& entries, Write&& write) {
  if (entries.empty()) return;
  if (entries.size() == 1) return write(entries.front());
  html.element("ul", {{"class", "entries"}}, [&] {
    for (const auto& entry : entries) html.element("li", [&] { write(entry); });
  });
}

}  // namespace

void write_bodies(Html& html, const View& view, const std::vector<AgencyRef>& bodies) {
  write_entries(html, bodies, [&](const AgencyRef& body) { write_body(html, view, body); });
}

void write_list(Html& html, const std::vector<std::string>& entries) {
  write_entries(html, entries, [&](const std::string& entry) { html.text(entry); });
}

std::string activities_counted(std::size_t count, Language language) {
  return told(count == 1 ? kOne : kMany, language, shown_number(count, language));
}

}  // namespace viendan::web
