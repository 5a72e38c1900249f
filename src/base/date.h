// A calendar date as far as it is known: a year, a month of it, or a day of that.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace viendan {

struct Date {
  int year = 0;
  int month = 0;  // 0: not known
  int day = 0;    // 0: not known

  /// A year from 1900 to 2099, a month and day that exist (29 February in leap years only).
  [[nodiscard]] bool valid() const;
  /// "2015-12-08", "2015-12" or "2015".
  [[nodiscard]] std::string iso() const;
  /// The first and the last day that the date can mean.
  [[nodiscard]] Date first_day() const;
  [[nodiscard]] Date last_day() const;

  friend auto operator<=>(const Date&, const Date&) = default;
};

/// Reads what iso() writes; nullopt for anything else and for dates that do not exist.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);

}  // namespace viendan
