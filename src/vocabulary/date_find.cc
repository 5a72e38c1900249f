// Days alone: "ngày 25 tháng 9 năm 2012", "07/9/2009".
#include <string>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/timeline.h"
#include "vocabulary/timeline_atoms.h"

namespace viendan {
namespace {

const Pattern& day_pattern() {
  static const Pattern pattern("(?i)" + std::string(timeline::day_expression()));
  return pattern;
}

std::optional<FoundDate> read_day(std::string_view text, const Match& match) {
  const Span span = match.span();
  if (!at_word_bounds(text, span.begin, span.end)) return std::nullopt;
  for (std::size_t group = 1; group + 2 < match.size(); group += 3) {
    if (!match.has(group)) continue;
    const Date date{to_int(match[group + 2]), to_int(match[group + 1]), to_int(match[group])};
    const bool whole = date.month > 0 && date.day > 0 && date.valid();
    return whole ? std::optional(FoundDate{span, date}) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<FoundDate> date_at_start(std::string_view text) {
  const auto match = day_pattern().match_start(text.substr(0, 64));
  return match ? read_day(text, *match) : std::nullopt;
}

std::vector<FoundDate> find_dates(std::string_view text) {
  std::vector<FoundDate> dates;
  for (std::size_t from = 0; from < text.size();) {
    const auto match = day_pattern().find(text, from);
    if (!match) break;
    from = match->span().end;
    if (const auto date = read_day(text, *match)) dates.push_back(*date);
  }
  return dates;
}

}  // namespace viendan
