#include "base/date.h"

#include <fmt/core.h>

#include <chrono>

#include "base/text.h"

namespace viendan {
namespace {

int days_in_month(int year, int month) {
  const auto last = std::chrono::year_month_day_last(
      std::chrono::year(year),
      std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month))));
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

}  // namespace

bool Date::valid() const {
  if (year < 1900 || year > 2099 || month < 0 || month > 12) return false;
  if (month == 0) return day == 0;
  return day >= 0 && day <= days_in_month(year, month);
}

std::string Date::iso() const {
  if (month == 0) return fmt::format("{:04}", year);
  if (day == 0) return fmt::format("{:04}-{:02}", year, month);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

Date Date::first_day() const {
  return {year, month == 0 ? 1 : month, day == 0 ? 1 : day};
}

Date Date::last_day() const {
  const int last_month = month == 0 ? 12 : month;
  return {year, last_month, day == 0 ? days_in_month(year, last_month) : day};
}

std::optional<Date> parse_iso_date(std::string_view text) {
  const auto parts = split(text, '-');
  if (parts.size() > 3 || parts[0].size() != 4) return std::nullopt;
  Date date{.year = to_int(parts[0])};
  if (parts.size() > 1) date.month = parts[1].size() == 2 ? to_int(parts[1]) : -1;
  if (parts.size() > 2) date.day = parts[2].size() == 2 ? to_int(parts[2]) : -1;
  if (parts.size() > 1 && date.month == 0) return std::nullopt;
  if (parts.size() > 2 && date.day == 0) return std::nullopt;
  return date.valid() ? std::optional(date) : std::nullopt;
}

}  // namespace viendan
