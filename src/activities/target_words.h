// The words that aims are made of. All arguments are in lower case.
#pragma once

#include <string_view>

namespace viendan::activities {

/// How many bytes at the end of `text` are words of comparison: "đạt khoảng", "xuống còn".
[[nodiscard]] std::size_t comparator_suffix(std::string_view text);
/// The verb of change that `text` begins with: "giảm"; or "".
[[nodiscard]] std::string_view change_verb(std::string_view text);
/// Whether the words compare two levels, so that the verb before the subject adds nothing to them.
[[nodiscard]] bool names_level(std::string_view comparator);
/// Whether the words of comparison are those of an aim, not of a condition ("từ 10 ha trở lên").
[[nodiscard]] bool aims_at(std::string_view comparator);
/// How many bytes at the start say only that an aim follows: "phấn đấu", "trong đó", "và".
[[nodiscard]] std::size_t opening(std::string_view text);
/// The preposition of place that `text` begins with: "tại"; or "".
[[nodiscard]] std::string_view preposition(std::string_view text);
/// Whether the text speaks of shares and rates that are no aims: capital, tax, support, fines.
[[nodiscard]] bool is_rate(std::string_view clause);
/// Whether the text begins with words that stand after a value without naming what it counts.
[[nodiscard]] bool is_qualifier(std::string_view tail);
/// Whether the text only says per what time the value is, or that it is a bound: "/năm".
[[nodiscard]] bool is_rate_of_time(std::string_view tail);
/// Whether the words end a baseline and begin the aim: "xuống còn", "lên".
[[nodiscard]] bool leads_from_baseline(std::string_view gap);

}  // namespace viendan::activities
