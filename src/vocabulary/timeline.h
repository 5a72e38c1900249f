// Dates, periods, deadlines and recurrence in Vietnamese words.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/span.h"
#include "model/activity.h"

namespace viendan {

struct FoundDate {
  Span span;  // "ngày 25 tháng 9 năm 2012", "07/9/2009", with the word "ngày" where printed
  Date date;
};

/// A date at the very beginning of `text`, after an optional "ngày".
[[nodiscard]] std::optional<FoundDate> date_at_start(std::string_view text);
/// All days in the text, left to right.
[[nodiscard]] std::vector<FoundDate> find_dates(std::string_view text);

/// The period, deadline or recurrence that all of `text` states ("2015 - 2020", "Quý IV/2024",
/// "Hàng năm", "từ nay đến năm 2015", "trước ngày 15 tháng 4 năm 2013"). `issued` gives "từ nay" a
/// date. nullopt where the text is something else: this is the column type test too.
[[nodiscard]] std::optional<Timeline> read_timeline(std::string_view text,
                                                    std::optional<Date> issued = {});

struct FoundPeriod {
  Span span;
  Timeline timeline;
};
/// All periods, deadlines and recurrences in running text, left to right.
[[nodiscard]] std::vector<FoundPeriod> find_periods(std::string_view text,
                                                    std::optional<Date> issued = {});

}  // namespace viendan
