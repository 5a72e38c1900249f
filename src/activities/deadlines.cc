#include "activities/deadlines.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/timeline.h"

namespace viendan::activities {
namespace {

constexpr std::array kTerms = std::to_array<std::string_view>(
    {"trước", "chậm nhất", "muộn nhất", "đến hết", "xong trước", "hết"});
constexpr std::array kWithin = std::to_array<std::string_view>({"trong", "vào", "cuối"});
// Directly before a period: what is to be done is done then.
constexpr std::array kDone = std::to_array<std::string_view>({"hoàn thành", "xong", "hoàn tất"});
constexpr std::array kTold = std::to_array<std::string_view>({" được ", " đã ", "đang "});
// In the clause of a year: something is finished or handed over in it.
constexpr std::array kFinishing = std::to_array<std::string_view>(
    {"hoàn thành", "hoàn thiện", "hoàn tất", "xong", "trình", "ban hành", "báo cáo", "phê duyệt",
     "thông qua", "khởi công", "đưa vào", "nghiệm thu", "công bố"});

constexpr std::string_view kClauseEnds = ".;:,()";

// Longer clauses are none: what stands so far before a time says nothing of it.
constexpr std::size_t kLongestClause = 400;  // bytes

std::string_view clause_before(std::string_view text, std::size_t end) {
  const std::size_t from = end > kLongestClause ? end - kLongestClause : 0;
  const std::string_view near = text.substr(from, end - from);
  const std::size_t mark = near.find_last_of(kClauseEnds);
  return mark == std::string_view::npos ? near : near.substr(mark + 1);
}

bool begins_with(std::string_view lower, const auto& words) {
  return std::ranges::any_of(words, [lower](std::string_view word) {
    return lower.starts_with(word) && at_word_bounds(lower, 0, word.size());
  });
}

bool contains(std::string_view lower, const auto& words) {
  return std::ranges::any_of(
      words, [lower](std::string_view word) { return lower.find(word) != std::string_view::npos; });
}

/// "(Quý III/2025)." at the end of a sentence, perhaps with words of finishing before the time.
bool in_brackets(std::string_view text, Span span) {
  constexpr std::size_t kMostWords = 40;  // bytes
  const std::size_t from = span.begin > kMostWords ? span.begin - kMostWords : 0;
  const std::string_view before = text.substr(from, span.begin - from);
  const std::string_view after = trim(text.substr(span.end, kMostWords));
  const std::size_t open = before.rfind('(');
  if (open == std::string_view::npos) return false;
  if (!after.starts_with(')')) return false;
  const std::string_view rest = trim(after.substr(1));
  if (!rest.empty() && rest.front() != '.' && rest.front() != ';') return false;
  const std::string lead = to_lower(trim(before.substr(open + 1)));
  return lead.empty() || contains(lead, kDone) || lead == "thực hiện";
}

/// A whole year is a term only where something is finished in it, and not where it is measured.
bool finishes_in_year(std::string_view before) {
  const std::string lower = to_lower(before);
  return contains(lower, kFinishing) && lower.find('%') == std::string::npos;
}

/// "được bổ nhiệm trước ngày 01/6/2015": what has been done by then is told, not ordered.
bool is_told(std::string_view lower) {
  return contains(lower, kTold) && !contains(lower, kDone);
}

bool is_year(const Timeline& timeline) {
  return timeline.from && timeline.to && timeline.from->month == 0;
}

bool sets_term(std::string_view text, const FoundPeriod& period) {
  const Timeline& timeline = period.timeline;
  // "(2026 - 2031)" is a term of office, or the time of a plan.
  const bool years = timeline.from && timeline.to && timeline.from->year != timeline.to->year;
  if (in_brackets(text, period.span)) return !years;
  if (!timeline.to) return false;
  const std::string lower = to_lower(timeline.raw);
  const std::string_view before = clause_before(text, period.span.begin);
  const std::string head = to_lower(trim_right(before));
  if (begins_with(lower, kTerms)) return !is_told(head);
  const bool done =
      std::ranges::any_of(kDone, [&head](std::string_view word) { return head.ends_with(word); });
  if (done) return true;
  if (!begins_with(lower, kWithin)) return false;
  return !is_year(timeline) || finishes_in_year(before);
}

bool is_over(const Timeline& timeline, const std::optional<Date>& issued) {
  return issued && timeline.to && timeline.to->last_day() < issued->first_day();
}

void add(Timeline& all, const Timeline& next) {
  const bool first = all.raw.empty();
  if (!first) all.raw += "; ";
  all.raw += squeeze(next.raw);
  if (first) {
    all.from = next.from;
  } else if (!next.from || (all.from && next.from->first_day() < all.from->first_day())) {
    all.from = next.from;
  }
  if (!all.to || (next.to && all.to->last_day() < next.to->last_day())) all.to = next.to;
  if (all.recurrence.empty()) all.recurrence = next.recurrence;
}

}  // namespace

Timeline find_deadline(std::string_view text, std::optional<Date> issued) {
  Timeline all;
  for (const FoundPeriod& period : find_periods(text, issued)) {
    if (sets_term(text, period) && !is_over(period.timeline, issued)) add(all, period.timeline);
  }
  if (all.from) all.from = all.from->first_day();
  if (all.to) all.to = all.to->last_day();
  return all;
}

}  // namespace viendan::activities
