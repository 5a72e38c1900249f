// Deadlines as a calendar (iCalendar, RFC 5545): activities whose end is known and duties with a
// deadline, as events of whole days. Equal documents make equal bytes: an event is stamped with the
// date of its document, not with the time at which it is written.
#pragma once

#include <string>

#include "render/tables.h"

namespace viendan::render {

struct CalendarWanted {
  bool activities = true;
  bool duties = true;
};

[[nodiscard]] std::string calendar_begin();
[[nodiscard]] std::string calendar_events(const Part& part, const CalendarWanted& wanted);
[[nodiscard]] std::string calendar_end();

}  // namespace viendan::render
