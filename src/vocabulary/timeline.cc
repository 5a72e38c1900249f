#include "vocabulary/timeline.h"

#include <algorithm>
#include <array>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/timeline_atoms.h"

namespace viendan {
namespace {

using timeline::Atom;
using timeline::AtomKind;

// ---- the words around an atom -------------------------------------------------------------------

/// What the words before a point in time make of it.
enum class Lead { Point, Period, From, After, To, Before, Outlook, Baseline };

struct LeadWord {
  std::string_view text;
  Lead lead;
};
// Longer before shorter where one ends the other.
constexpr std::array kLeadWords = std::to_array<LeadWord>({
    {"tầm nhìn đến", Lead::Outlook},
    {"tầm nhìn tới", Lead::Outlook},
    {"tầm nhìn", Lead::Outlook},
    {"định hướng đến", Lead::Outlook},
    {"định hướng tới", Lead::Outlook},
    {"định hướng", Lead::Outlook},
    {"xét đến", Lead::Outlook},
    {"có xét đến", Lead::Outlook},
    {"so với mức", Lead::Baseline},
    {"so với", Lead::Baseline},
    {"so với cùng kỳ", Lead::Baseline},
    {"cùng kỳ", Lead::Baseline},
    {"mức", Lead::Baseline},
    {"trước hạn", Lead::Before},
    {"trước thời điểm", Lead::Before},
    {"trước", Lead::Before},
    {"sau", Lead::After},
    {"kể từ", Lead::From},
    {"từ", Lead::From},
    {"bắt đầu", Lead::From},
    {"chậm nhất là vào", Lead::To},
    {"chậm nhất vào", Lead::To},
    {"chậm nhất là trong", Lead::To},
    {"chậm nhất trong", Lead::To},
    {"chậm nhất là", Lead::To},
    {"chậm nhất", Lead::To},
    {"muộn nhất là", Lead::To},
    {"muộn nhất", Lead::To},
    {"đến hết", Lead::To},
    {"tới hết", Lead::To},
    {"đến cuối", Lead::To},
    {"tính đến", Lead::To},
    {"cho đến", Lead::To},
    {"đến", Lead::To},
    {"tới", Lead::To},
    {"hết", Lead::To},
    {"giai đoạn", Lead::Period},
    {"thời kỳ", Lead::Period},
    {"nhiệm kỳ", Lead::Period},
    {"niên độ", Lead::Period},
    {"trong các", Lead::Point},
    {"trong", Lead::Point},
    {"các", Lead::Point},
    {"vào", Lead::Point},
    {"cuối", Lead::Point},
    {"đầu", Lead::Point},
});

struct FoundLead {
  Lead lead = Lead::Point;
  std::uint32_t begin = 0;  // of the words; the atom's own begin where there are none
  bool printed = false;
};

std::string_view last_bytes(std::string_view text, std::size_t end, std::size_t bytes) {
  std::size_t begin = end > bytes ? end - bytes : 0;
  while (begin < end && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) ++begin;
  return text.substr(begin, end - begin);
}

/// The lead words that end directly before `offset`.
FoundLead lead_before(std::string_view text, std::uint32_t offset) {
  const std::string_view head = trim_right(last_bytes(text, offset, 40));
  const std::string words = to_lower(head);
  FoundLead none{Lead::Point, offset, false};
  if (words.size() != head.size()) return none;
  for (const auto& row : kLeadWords) {
    if (!words.ends_with(row.text)) continue;
    const std::size_t at = words.size() - row.text.size();
    if (!at_word_bounds(words, at, words.size())) continue;
    const auto begin = static_cast<std::uint32_t>(head.data() + at - text.data());
    return {row.lead, begin, true};
  }
  return none;
}

/// A period word before "từ": "giai đoạn từ năm 2016".
std::uint32_t begin_with_period_word(std::string_view text, std::uint32_t begin) {
  const FoundLead outer = lead_before(text, begin);
  return outer.printed && outer.lead == Lead::Period ? outer.begin : begin;
}

std::string gap_words(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  if (end - begin > 40) return "…";
  return to_lower(squeeze(text.substr(begin, end - begin)));
}

bool is_any(std::string_view text, const auto& table) {
  return std::find(table.begin(), table.end(), text) != table.end();
}

constexpr std::array kRangeWords = std::to_array<std::string_view>(
    {"-", "–", "đến", "tới", "đến hết", "đến cuối", "cho đến", "- đến"});
constexpr std::array kListWords = std::to_array<std::string_view>({",", "và", "hoặc", ", và"});

// ---- joining atoms ------------------------------------------------------------------------------

class Joiner {
 public:
  Joiner(std::string_view text, std::optional<Date> issued, bool whole)
      : text_(text), atoms_(timeline::find_atoms(text)), issued_(issued), whole_(whole) {}

  std::vector<FoundPeriod> all() {
    while (next_ < atoms_.size()) step();
    for (FoundPeriod& period : periods_) period.timeline.raw = std::string(period.span.of(text_));
    return std::move(periods_);
  }

 private:
  void step() {
    const Atom& atom = atoms_[next_];
    if (atom.kind == AtomKind::Recurrence) {
      ++next_;
      add({atom.span, {{}, {}, {}, atom.recurrence}});
      return;
    }
    if (join_range()) return;
    ++next_;
    single(atom);
  }

  /// Two atoms with a range word between them; true where they were taken.
  bool join_range() {
    if (next_ + 1 >= atoms_.size()) return false;
    const Atom& first = atoms_[next_];
    const Atom& second = atoms_[next_ + 1];
    if (second.kind == AtomKind::Recurrence || second.kind == AtomKind::Now) return false;
    const std::string gap = gap_words(text_, first.span.end, second.span.begin);
    const bool list = first.kind == AtomKind::Partial && is_any(gap, kListWords);
    if (!list && !is_any(gap, kRangeWords)) return false;
    if (first.kind == AtomKind::Now) return add_from_now(first, second);
    const auto from = begin_of(first, second);
    const bool backwards = from && second.to.last_day() < from->first_day();
    if (!from || (list && backwards)) return false;
    if (backwards) {
      next_ += 2;
      return true;
    }
    const FoundLead lead = lead_before(text_, first.span.begin);
    const bool ours =
        lead.lead == Lead::From || lead.lead == Lead::Period || lead.lead == Lead::Point;
    // "đến năm 2015 - 2020" says neither; "tầm nhìn 2030 - 2045" is no period of the document.
    next_ += 2;
    if (lead.lead == Lead::Outlook && !periods_.empty()) {
      periods_.back().span.end = second.span.end;
      return true;
    }
    if (lead.lead == Lead::Baseline) return true;
    const std::uint32_t begin = begin_with_period_word(text_, ours ? lead.begin : first.span.begin);
    add({{begin, second.span.end}, {{}, from, second.to, {}}});
    return true;
  }

  bool add_from_now(const Atom& now, const Atom& end) {
    next_ += 2;
    std::optional<Date> from;
    if (issued_) from = Date{issued_->year, 0, 0};
    const std::uint32_t begin = begin_with_period_word(text_, now.span.begin);
    add({{begin, end.span.end}, {{}, from, end.to, {}}});
    return true;
  }

  /// The first date of a range; a partial one takes the year of the second.
  static std::optional<Date> begin_of(const Atom& first, const Atom& second) {
    if (first.kind != AtomKind::Partial) return first.from;
    if (second.kind == AtomKind::Partial) return std::nullopt;
    Date date = first.from;
    date.year = second.from.year;
    return date.valid() ? std::optional(date) : std::nullopt;
  }

  void single(const Atom& atom) {
    if (atom.kind == AtomKind::Partial || atom.kind == AtomKind::Now) return;
    const FoundLead lead = lead_before(text_, atom.span.begin);
    if (lead.lead == Lead::Baseline) return;
    if (lead.lead == Lead::Outlook && extends_last(lead.begin, atom.span.end)) return;
    if (!whole_ && !lead.printed && !speaks_alone(atom.kind)) return;
    const bool bare = atom.kind == AtomKind::BareYear || atom.kind == AtomKind::BareMonth;
    if (!whole_ && bare && lead.lead == Lead::Point) return;
    Timeline timeline = open_or_closed(atom, lead.lead);
    std::uint32_t end = atom.span.end;
    if (atom.kind == AtomKind::Year && lead.lead == Lead::Point) end = take_listed(timeline, end);
    if (const auto tail = open_end(end); tail > end) {
      timeline.to.reset();
      end = tail;
    }
    if (whole_ && goes_on_yearly(end)) timeline.to.reset();
    const bool period = lead.lead == Lead::From;
    add({{period ? begin_with_period_word(text_, lead.begin) : lead.begin, end}, timeline});
  }

  /// "các năm 2021, 2022 và 2023": later years of a list belong to the period.
  std::uint32_t take_listed(Timeline& timeline, std::uint32_t end) {
    while (next_ < atoms_.size() && atoms_[next_].kind == AtomKind::BareYear) {
      const Atom& later = atoms_[next_];
      if (!is_any(gap_words(text_, end, later.span.begin), kListWords)) break;
      if (later.to < *timeline.to) break;
      timeline.to = later.to;
      end = later.span.end;
      ++next_;
    }
    return end;
  }

  /// A day in running text is the date of something, a bare number is anything.
  static bool speaks_alone(AtomKind kind) {
    return kind == AtomKind::Year || kind == AtomKind::Month || kind == AtomKind::Stretch;
  }

  static Timeline open_or_closed(const Atom& atom, Lead lead) {
    switch (lead) {
      case Lead::From:
        return {{}, atom.from, {}, {}};
      case Lead::After:
        return {{}, first_after(atom), {}, {}};
      case Lead::To:
      case Lead::Outlook:
        return {{}, {}, atom.to, {}};
      case Lead::Before:
        return {{}, {}, last_before(atom), {}};
      default:
        return {{}, atom.from, atom.to, {}};
    }
  }

  /// "trước năm 2025" ends with 2024; "trước ngày 15/5" keeps its day, as such deadlines are kept.
  static Date last_before(const Atom& atom) {
    if (atom.kind == AtomKind::Day) return atom.to;
    Date date = atom.from;
    if (date.month == 0) return {date.year - 1, 0, 0};
    date = date.month == 1 ? Date{date.year - 1, 12, 0} : Date{date.year, date.month - 1, 0};
    return atom.kind == AtomKind::Stretch ? date.last_day() : date;
  }

  static Date first_after(const Atom& atom) {
    Date date = atom.to;
    if (atom.kind == AtomKind::Day) return date;
    if (date.month == 0) return {date.year + 1, 0, 0};
    const bool stretch = atom.kind == AtomKind::Stretch;
    date = date.month == 12 ? Date{date.year + 1, 1, 0} : Date{date.year, date.month + 1, 0};
    return stretch ? date.first_day() : date;
  }

  /// Where words that leave the end open stop, or `end`.
  std::uint32_t open_end(std::uint32_t end) const {
    static const Pattern pattern(
        R"((?i)\s*(?:,|và|-)?\s*(?:(?:các|những)\s+năm\s+(?:tiếp\s+theo|sau)|năm\s+tiếp\s+theo|trở\s+đi))");
    const auto match = pattern.match_start(text_.substr(end));
    return match ? end + match->span().end : end;
  }

  /// "2026 và hằng năm" begins in 2026 and does not end.
  bool goes_on_yearly(std::uint32_t end) const {
    static const Pattern pattern(R"((?i)\s*,?\s*và\s+h[àằ]ng\s+năm)");
    return pattern.match_start(text_.substr(end)).has_value();
  }

  /// "đến năm 2020, tầm nhìn đến năm 2050": the outlook belongs to the period before it.
  bool extends_last(std::uint32_t begin, std::uint32_t end) {
    if (periods_.empty() || periods_.back().span.end > begin) return false;
    const std::string gap = gap_words(text_, periods_.back().span.end, begin);
    if (!gap.empty() && gap != "," && gap != "và" && gap != ", và" && gap != ", có") return false;
    periods_.back().span.end = end;
    return true;
  }

  void add(FoundPeriod period) { periods_.push_back(std::move(period)); }

  std::string_view text_;
  std::vector<Atom> atoms_;
  std::optional<Date> issued_;
  bool whole_;
  std::size_t next_ = 0;
  std::vector<FoundPeriod> periods_;
};

// ---- a text that is nothing but time ------------------------------------------------------------

// Words that may stand beside the dates of a time column. Any other word makes it something else.
constexpr std::array kFillers = std::to_array<std::string_view>({
    "thời",  "gian",  "hạn", "thực",   "hiện",  "hoàn", "thành", "giai", "đoạn", "năm",
    "trong", "các",   "dự",  "kiến",   "nhiệm", "vụ",   "phiên", "họp",  "kỳ",   "và",
    "từng",  "tháng", "quý", "ngày",   "từ",    "bắt",  "đầu",   "cuối", "giữa", "hoặc",
    "báo",   "cáo",   "vào", "khoảng", "đến",   "nay",  "xong",
});

constexpr std::size_t kLongestTimeText = 240;

bool is_filler(std::string_view text) {
  static const Pattern schedule(R"((?i)^\s*(?:,|;|và)?\s*theo\s)");
  if (schedule.found_in(text)) return true;
  static const Pattern word(R"([\p{L}\p{N}%]+)");
  const std::string lower = to_lower(text);
  for (const Match& match : word.find_all(lower)) {
    if (!is_any(match[0], kFillers)) return false;
  }
  return true;
}

bool only_fillers_beside(std::string_view text, const std::vector<FoundPeriod>& periods) {
  std::uint32_t at = 0;
  for (const FoundPeriod& period : periods) {
    if (!is_filler(text.substr(at, std::max(at, period.span.begin) - at))) return false;
    at = std::max(at, period.span.end);
  }
  return is_filler(text.substr(at));
}

/// One timeline of several: from the first date to the last, the first recurrence.
Timeline merge(const std::vector<FoundPeriod>& periods) {
  Timeline merged = periods.front().timeline;
  for (std::size_t i = 1; i < periods.size(); ++i) {
    const Timeline& other = periods[i].timeline;
    const bool dated = merged.from || merged.to;
    const bool open = dated && !merged.to;
    if (!merged.from && !dated) merged.from = other.from;
    if (other.to && !open && (!merged.to || *merged.to < *other.to)) merged.to = other.to;
    if (dated && other.from && !other.to) merged.to.reset();
    if (merged.recurrence.empty()) merged.recurrence = other.recurrence;
  }
  return merged;
}

bool is_duration(std::string_view text) {
  static const Pattern pattern(
      R"((?i)(?:trong\s*)?(?:khoảng\s*)?\d{1,3}\s*(?:năm|tháng|tuần|ngày|quý))");
  return pattern.matches(text);
}

bool may_tell_time(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) ||
         text.size() < 80;
}

}  // namespace

std::optional<Timeline> read_timeline(std::string_view text, std::optional<Date> issued) {
  const std::string_view value = trim(text, " \t\r\n-+.,;:/()[]");
  if (value.empty() || value.size() > kLongestTimeText || !may_tell_time(value))
    return std::nullopt;
  const auto periods = Joiner(value, issued, true).all();
  if (periods.empty() && !is_duration(value)) return std::nullopt;
  if (!periods.empty() && !only_fillers_beside(value, periods)) return std::nullopt;
  Timeline timeline = periods.empty() ? Timeline{} : merge(periods);
  timeline.raw = std::string(trim(text));
  return timeline;
}

std::vector<FoundPeriod> find_periods(std::string_view text, std::optional<Date> issued) {
  return Joiner(text, issued, false).all();
}

}  // namespace viendan
