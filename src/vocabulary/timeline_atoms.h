// The smallest expressions of time in Vietnamese text, before words around them say what they mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/span.h"

namespace viendan::timeline {

enum class AtomKind {
  Day,         // "ngày 25 tháng 9 năm 2012"
  Month,       // "tháng 6/2013"
  BareMonth,   // "6/2013": may be the number of an act
  Stretch,     // "quý III-IV/2023", "6 tháng đầu năm 2020"
  Year,        // "năm 2014"
  BareYear,    // "2014": may be any number
  Partial,     // "tháng 01", "quý I", "ngày 01/7": its year is printed later
  Now,         // "từ nay"
  Recurrence,  // "hàng năm"
};

struct Atom {
  AtomKind kind = AtomKind::Year;
  Span span;
  Date from;  // Partial: year 0
  Date to;
  std::string recurrence;
};

/// The expression of a day, with three groups: day, month, year. See date_at_start.
[[nodiscard]] std::string_view day_expression();
/// All atoms, left to right, not overlapping. Dates that do not exist are left out.
[[nodiscard]] std::vector<Atom> find_atoms(std::string_view text);

}  // namespace viendan::timeline
