#include "activities/target_clause.h"

#include <algorithm>
#include <optional>

#include "activities/target_words.h"
#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/timeline.h"

namespace viendan::activities {
namespace {

bool contains(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

std::uint32_t offset(std::size_t at) {
  return static_cast<std::uint32_t>(at);
}

Span trimmed(std::string_view text, Span span, std::string_view what) {
  const std::string_view inner = trim(span.of(text), what);
  if (inner.empty()) return {span.begin, span.begin};
  return span_in(text, inner);
}

constexpr std::string_view kEdges = " \t\r\n,;.:-+/";

// ---- clauses ------------------------------------------------------------------------------------

struct Clause {
  Span span;
  bool opens_sentence = false;
};

/// Whether a full stop at `at` ends a sentence: a space and a capital follow.
bool ends_sentence(std::string_view text, std::size_t at) {
  if (text[at] != '.') return false;
  const std::size_t next = text.find_first_not_of(" \t\r\n-+", at + 1);
  if (next == std::string_view::npos) return true;
  return next > at + 1 && begins_upper(text.substr(next));
}

std::vector<Clause> split_clauses(std::string_view text) {
  std::vector<Clause> clauses;
  std::size_t begin = 0;
  bool opens = true;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool stop = at == text.size() || ends_sentence(text, at);
    if (!stop && text[at] != ';') continue;
    clauses.push_back({{offset(begin), offset(at)}, opens});
    begin = at + 1;
    opens = stop;
  }
  return clauses;
}

// ---- one paragraph ------------------------------------------------------------------------------

/// What earlier parts of a sentence hand on to later ones.
struct Carried {
  std::string subject;
  std::string baseline;
  std::string verb;
  bool strives = false;  // the sentence began with "phấn đấu"
  bool parts = false;    // "trong đó": parts of the quantity named before
};

class Reader {
 public:
  Reader(std::string_view text, const ClauseContext& context) : text_(text), context_(context) {
    lower_ = to_lower(text);
    if (lower_.size() != text.size()) lower_ = std::string(text);
    carried_.subject = context.subject;
  }

  std::vector<ClauseTarget> all() {
    for (const Clause& clause : split_clauses(text_)) {
      if (clause.opens_sentence) carried_.strives = carried_.parts = false;
      read(clause);
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string_view lower(Span span) const { return span.of(lower_); }

  void read(const Clause& clause) {
    const std::string_view words = lower(clause.span);
    if (contains(words, "phấn đấu")) carried_.strives = true;
    if (contains(words, "trong đó")) carried_.parts = true;
    auto values = values_in(clause.span);
    if (values.empty() || is_rate(words)) return;
    if (!context_.aims && !looks_ahead(clause.span)) return;
    const auto baselines = take_baselines(values);
    std::uint32_t begin = clause.span.begin;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const std::uint32_t end =
          i + 1 < values.size() ? cut_between(values[i], values[i + 1]) : clause.span.end;
      read_part({begin, end}, values[i], baselines[i]);
      begin = end;
    }
  }

  std::vector<Value> values_in(Span span) const {
    std::vector<Value> values;
    const std::string_view words = lower(span);
    const bool ratio = contains(words, "hệ số") || contains(words, "chỉ số");
    for (Value value : find_values(words)) {
      const auto head = words.substr(0, value.span.begin);
      const bool compared = comparator_suffix(head) > head.size() - trim_right(head).size();
      if (value.unit.empty() && !(ratio && compared)) continue;
      const bool counted = value.unit != "%" && !value.unit.empty();
      const bool aimed = aims_at(head.substr(head.size() - comparator_suffix(head)));
      if (counted && !(context_.aims && aimed)) continue;
      value.span.begin += span.begin;
      value.span.end += span.begin;
      values.push_back(std::move(value));
    }
    return values;
  }

  /// Outside the headings that promise aims a number is one only where a time to come stands by it.
  bool looks_ahead(Span span) const {
    if (carried_.strives) return true;
    const auto periods = find_periods(span.of(text_));
    return std::any_of(periods.begin(), periods.end(), [&](const FoundPeriod& period) {
      const std::string lead = to_lower(period.timeline.raw);
      const bool ahead =
          lead.starts_with("đến") || lead.starts_with("tới") || lead.starts_with("vào");
      // Terms of laws end on a day ("đến hết ngày 31/12/2027"), aims with a year.
      return ahead && period.timeline.to && period.timeline.to->month == 0 &&
             period.timeline.to->year >= context_.issued;
    });
  }

  /// "từ mức 2,0 hiện nay xuống còn 1,0": the first number is where it starts from. Returns the
  /// baseline printed before each value that is left.
  std::vector<Span> take_baselines(std::vector<Value>& values) const {
    std::vector<Value> kept;
    std::vector<Span> baselines;
    Span baseline;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const bool more = i + 1 < values.size();
      const Span gap{values[i].span.end, more ? values[i + 1].span.begin : values[i].span.end};
      const auto words = trim_right(lower({0, values[i].span.begin}));
      const bool from = words.ends_with("từ") || words.ends_with("từ mức");
      if (more && from && gap.size() < 60 && leads_from_baseline(lower(gap))) {
        const std::size_t lead = words.ends_with("từ") ? words.rfind("từ") : words.rfind("từ mức");
        baseline = trimmed(text_, {offset(lead), baseline_end(gap)}, kEdges);
        continue;
      }
      baselines.push_back(std::exchange(baseline, {}));
      kept.push_back(values[i]);
    }
    values = std::move(kept);
    return baselines;
  }

  std::uint32_t baseline_end(Span gap) const {
    return gap.begin +
           offset(trim_right(lower(gap)).size() - comparator_suffix(trim_right(lower(gap))));
  }

  /// Where the words of one value end and those of the next begin.
  std::uint32_t cut_between(const Value& left, const Value& right) const {
    const Span gap{left.span.end, right.span.begin};
    const std::string_view words = lower(gap);
    const std::string_view head =
        trim_right(words.substr(0, words.size() - comparator_suffix(words)));
    if (head.ends_with(",")) return gap.begin + offset(head.size());
    if (head.ends_with(" và"))
      return gap.begin + offset(trim_right(head.substr(0, head.size() - 3), " ,").size());
    if (const auto comma = words.find(", "); comma != std::string_view::npos) {
      return gap.begin + offset(comma);
    }
    const auto conjunction = words.rfind(" và ");
    return conjunction == std::string_view::npos ? gap.begin : gap.begin + offset(conjunction);
  }

  void read_part(Span part, const Value& value, Span baseline) {
    Span statement{part.begin + offset(opening(lower(part))), part.end};
    statement.begin = std::min(after_purpose(statement, value.span.begin), value.span.begin);
    statement = trimmed(text_, statement, kEdges);
    if (!statement.contains(value.span)) return;
    const std::uint32_t head_end = baseline.empty() ? value.span.begin : baseline.begin;
    ClauseTarget target{value, statement, {}, {}, std::string(baseline.of(text_))};
    name(target, {statement.begin, head_end}, {value.span.end, statement.end});
    if (target.value.unit.empty()) {
      target.value.unit = contains(to_lower(target.subject), "chỉ số") ? "chỉ số" : "hệ số";
    }
    if (!target.subject.empty()) found_.push_back(std::move(target));
  }

  /// "Đổi mới công nghệ để giảm hệ số …": the aim begins with the verb after the purpose word.
  std::uint32_t after_purpose(Span statement, std::uint32_t value) const {
    std::uint32_t begin = statement.begin;
    for (const std::string_view word : {" để ", " nhằm "}) {
      const auto head = lower({statement.begin, value});
      const auto at = head.rfind(word);
      if (at == std::string_view::npos) continue;
      if (change_verb(head.substr(at + word.size())).empty()) continue;
      begin = std::max(begin, statement.begin + offset(at + word.size()));
    }
    return begin;
  }

  void name(ClauseTarget& target, Span head, Span tail) {
    head = trimmed(text_, {after_period(head), head.end}, kEdges);
    const std::uint32_t head_words = compared_from(head, target);
    const std::string compared(trim(lower({head_words, target.value.span.begin}), kEdges));
    Span subject = trimmed(text_, {head.begin, std::min(head.end, head_words)}, kEdges);
    std::string verb(change_verb(lower(subject)));
    if (!verb.empty())
      subject = trimmed(text_, {subject.begin + offset(verb.size()), subject.end}, kEdges);
    take_baseline(target, subject, tail);
    choose_subject(target, subject, tail, compared);
    if (subject.empty() && verb.empty() && elliptic(tail)) verb = carried_.verb;
    target.comparator =
        wording(target.value, verb, last_comparator(target, compared), subject.empty());
    if (target.baseline.empty() && inherits(subject)) target.baseline = carried_.baseline;
    carry(target, verb.empty() ? std::string(change_verb(compared)) : verb);
  }

  /// Behind a period and its comma at the beginning: "Đến năm 2025, tỷ lệ …".
  std::uint32_t after_period(Span head) const {
    const auto periods = find_periods(head.of(text_));
    if (periods.empty() || periods.front().span.begin > 0) return head.begin;
    return head.begin + periods.front().span.end;
  }

  std::uint32_t compared_from(Span head, const ClauseTarget& target) const {
    const Span words{head.begin, target.baseline.empty() ? target.value.span.begin : head.end};
    const auto text = lower(words);
    return words.begin + offset(text.size() - std::min(text.size(), comparator_suffix(text)));
  }

  /// After a baseline only the words behind it compare: "từ mức 2,0 hiện nay xuống còn".
  std::string last_comparator(const ClauseTarget& target, const std::string& compared) const {
    if (target.baseline.empty() || !compared.starts_with("từ")) return compared;
    const std::size_t suffix = comparator_suffix(compared);
    return std::string(trim(std::string_view(compared).substr(compared.size() - suffix)));
  }

  void take_baseline(ClauseTarget& target, Span& subject, Span& tail) const {
    if (!target.baseline.empty()) return;
    for (Span* part : {&tail, &subject}) {
      const auto words = lower(*part);
      const auto at = words.find("so với");
      if (at == std::string_view::npos) continue;
      const auto stop = std::min(words.find_first_of(",;", at), words.size());
      const Span span{part->begin + offset(at), part->begin + offset(stop)};
      target.baseline = squeeze(span.of(text_));
      *part = at == 0 ? Span{span.end, part->end} : Span{part->begin, span.begin};
      *part = trimmed(text_, *part, kEdges);
    }
  }

  /// Levels of the quantity just named: "mức tự nguyện 10%".
  bool inherits(Span subject) const {
    const std::string_view words = lower(subject);
    const bool level = words == "mức" || words.starts_with("mức ");
    return level && carried_.parts && !carried_.subject.empty() && !found_.empty();
  }

  bool elliptic(Span tail) const {
    return !found_.empty() && !preposition(trim(lower(tail))).empty();
  }

  void choose_subject(ClauseTarget& target, Span subject, Span tail,
                      std::string_view compared) const {
    tail = trimmed(text_, tail, kEdges);
    if (inherits(subject)) {
      target.subject = carried_.subject;
    } else if (subject.empty() && elliptic(tail)) {
      target.subject = with_other_place(tail);
    } else if (!tail.empty() && !is_rate_of_time(lower(tail)) &&
               (subject.empty() || counts_tail(compared, lower(tail)))) {
      target.subject = squeeze(before_period(tail).of(text_));
    } else if (!subject.empty()) {
      target.subject = squeeze(subject.of(text_));
    } else {
      target.subject = carried_.subject;
    }
    lower_first(target.subject);
  }

  /// "30% chất thải được tái chế vào năm 2017": when is no part of what.
  Span before_period(Span tail) const {
    const auto periods = find_periods(tail.of(text_));
    if (periods.empty() || periods.back().span.end != tail.size()) return tail;
    const Span what = trimmed(text_, {tail.begin, tail.begin + periods.back().span.begin}, kEdges);
    return what.empty() ? tail : what;
  }

  /// "tiết kiệm 5% mức tiêu thụ …", "có 90% doanh nghiệp …": what is counted follows the value.
  static bool counts_tail(std::string_view compared, std::string_view tail) {
    if (is_qualifier(tail)) return false;
    return !change_verb(compared).empty() || compared.starts_with("có");
  }

  /// "… tại các siêu thị và đến khoảng 50% tại các chợ": the same quantity elsewhere.
  std::string with_other_place(Span tail) const {
    const std::string word(preposition(lower(tail)));
    const std::string known = to_lower(carried_.subject);
    const auto at = known.rfind(" " + word + " ");
    const std::size_t keep = at == std::string::npos || known.size() != carried_.subject.size()
                                 ? carried_.subject.size()
                                 : at;
    return squeeze(carried_.subject.substr(0, keep) + " " + std::string(tail.of(text_)));
  }

  static void lower_first(std::string& text) {
    std::size_t end = 0;
    if (text.empty()) return;
    (void)next_code_point(text, end);
    const std::size_t word = std::min(text.find(' '), text.size());
    if (word > end && is_all_upper(text.substr(0, word))) return;  // an abbreviation
    text = to_lower(text.substr(0, end)) + text.substr(end);
  }

  /// The comparison in words, a range as "từ ... đến ...".
  std::string wording(const Value& value, const std::string& verb, const std::string& compared,
                      bool value_first) const {
    std::string words = compared;
    if (!verb.empty() && words.empty())
      words = verb;
    else if (!verb.empty() && !names_level(words))
      words = verb + " " + words;
    if (words.empty() && value_first && carried_.strives) words = "phấn đấu";
    const bool spelled = value.separator == "đến" || value.separator == "tới";
    if (spelled || (!value.separator.empty() && words.ends_with("từ"))) {
      words += (words.empty() ? "... " : " ... ") + value.separator + " ...";
    }
    return words;
  }

  void carry(const ClauseTarget& target, std::string verb) {
    carried_.subject = target.subject;
    carried_.baseline = target.baseline;
    carried_.verb = std::move(verb);
  }

  std::string_view text_;
  const ClauseContext& context_;
  std::string lower_;
  Carried carried_;
  std::vector<ClauseTarget> found_;
};

}  // namespace

std::vector<ClauseTarget> read_aims(std::string_view text, const ClauseContext& context) {
  return Reader(text, context).all();
}

}  // namespace viendan::activities
