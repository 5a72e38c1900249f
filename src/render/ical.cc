#include "render/ical.h"

#include <chrono>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::render {
namespace {

constexpr std::size_t kLongestLine = 75;  // octets, without the line end
constexpr std::string_view kUnknownDay = "19700101";

std::string escaped(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\\' || c == ';' || c == ',') {
      out += '\\';
      out += c;
    } else {
      // Other control characters have no form in a calendar.
      out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
  }
  return out;
}

/// A content line, folded where a letter ends: the next line begins with a space.
std::string folded(const std::string& line) {
  std::string out;
  std::size_t length = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    (void)next_code_point(line, at);
    if (length + at - begin > kLongestLine) {
      out += "\r\n ";
      length = 1;
    }
    out.append(line, begin, at - begin);
    length += at - begin;
  }
  return out + "\r\n";
}

std::string day(const Date& date) {
  return fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day);
}

/// The day after the last that the date can mean.
std::string day_after(const Date& date) {
  using namespace std::chrono;
  const Date last = date.last_day();
  const sys_days next = sys_days(year(last.year) / month(static_cast<unsigned>(last.month)) /
                                 std::chrono::day(static_cast<unsigned>(last.day))) +
                        days(1);
  const year_month_day found(next);
  return fmt::format("{:04}{:02}{:02}", int(found.year()), unsigned(found.month()),
                     unsigned(found.day()));
}

std::string names(const std::vector<AgencyRef>& bodies) {
  std::vector<std::string> list;
  for (const AgencyRef& body : bodies) list.push_back(body.name);
  return join(list, "; ");
}

/// A line of a description, none where there is nothing to tell.
std::string told(std::string_view what, std::string_view words) {
  return words.empty() ? std::string() : fmt::format("{}: {}\n", what, words);
}

std::string place(const Document& document, Lines lines) {
  const Metadata& m = document.metadata;
  const std::string& name = m.symbol.empty() ? m.id : m.symbol.value;
  std::string out = told("Văn bản", name == m.id ? name : fmt::format("{} ({})", name, m.id));
  out += fmt::format("Nguồn: {}, dòng {}", document.source, lines.first);
  if (lines.last > lines.first) out += fmt::format("–{}", lines.last);
  return out;
}

struct Event {
  std::string uid;
  std::optional<Date> from;
  Date to;
  std::string summary, description;
  std::string_view category;
};

std::string written(const Event& event, const Document& document) {
  const auto issued = document.metadata.issued();
  const bool period = event.from && event.from->first_day() <= event.to.last_day();
  const Date first = period ? event.from->first_day() : event.to.last_day();
  const std::string stamp = issued ? day(issued->first_day()) : std::string(kUnknownDay);
  std::string out = "BEGIN:VEVENT\r\n";
  out += folded("UID:" + escaped(event.uid));
  out += folded(fmt::format("DTSTAMP:{}T000000Z", stamp));
  out += folded("DTSTART;VALUE=DATE:" + day(first));
  out += folded("DTEND;VALUE=DATE:" + day_after(event.to));
  out += folded("SUMMARY:" + escaped(event.summary));
  out += folded("DESCRIPTION:" + escaped(event.description));
  out += folded(fmt::format("CATEGORIES:{}", event.category));
  return out + "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n";
}

std::string where(const Activity& activity) {
  std::vector<std::string> parts;
  for (const auto& part : {activity.annex, activity.table, activity.ordinal}) {
    if (!part.empty()) parts.push_back(part);
  }
  return join(parts, ", ");
}

Event event_of(const Document& document, const Activity& a, int number) {
  return {.uid = fmt::format("{}/activity-{}@viendan", document.metadata.id, number),
          .from = a.timeline.from,
          .to = *a.timeline.to,
          .summary = squeeze(a.title),
          .description = told("Chủ trì", names(a.lead)) + told("Phối hợp", names(a.coordinating)) +
                         told("Thời gian", a.timeline.raw) + told("Mục", where(a)) +
                         place(document, a.lines),
          .category = "ACTIVITY"};
}

Event event_of(const Document& document, const Duty& duty, int number) {
  return {.uid = fmt::format("{}/duty-{}@viendan", document.metadata.id, number),
          .from = {},
          .to = *duty.deadline,
          .summary = squeeze(duty.text),
          .description = told("Cơ quan", names(duty.agencies)) +
                         place(document, document.map.lines(duty.span)),
          .category = "DUTY"};
}

}  // namespace

std::string calendar_begin() {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//viendan//deadlines//VI\r\n"
         "CALSCALE:GREGORIAN\r\n";
}

std::string calendar_events(const Part& part, const CalendarWanted& wanted) {
  const Document& document = part.document;
  std::string out;
  for (std::size_t i = 0; wanted.activities && i < document.activities.size(); ++i) {
    const Activity& activity = document.activities[i];
    if (!activity.timeline.to) continue;
    out += written(event_of(document, activity, number_in(part.activities, i)), document);
  }
  for (std::size_t i = 0; wanted.duties && i < document.duties.size(); ++i) {
    const Duty& duty = document.duties[i];
    if (!duty.deadline) continue;
    out += written(event_of(document, duty, number_in(part.duties, i)), document);
  }
  return out;
}

std::string calendar_end() {
  return "END:VCALENDAR\r\n";
}

}  // namespace viendan::render
