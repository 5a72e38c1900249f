// Standing obligations: whose they are, and which blocks may state them.
#include <algorithm>
#include <array>

#include "activities/charges.h"
#include "activities/duty_clause.h"
#include "activities/extract.h"
#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/timeline.h"

namespace viendan::activities {
namespace {

class Finder {
 public:
  Finder(const Document& document, const Vocabulary& vocabulary)
      : document_(document), charges_(document, vocabulary), issued_(document.metadata.issued()) {}

  std::vector<Duty> all() {
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) visit(i);
    return std::move(duties_);
  }

 private:
  void visit(std::size_t index) {
    const Block& block = document_.blocks[index];
    if (!is_operative(block.kind) || block.parent < 0) return;
    charges_.enter(index);
    const Span own{std::max(block.own.begin, block.heading.begin), block.own.end};
    const std::string_view text = own.of(document_.text);
    if (trim(text).empty() || charges_.opens(index, text)) return;
    for (const Span& sentence : split_sentences(text)) {
      read(text, sentence, own.begin, charges_.of(index));
    }
  }

  void read(std::string_view text, Span sentence, std::uint32_t base, const Charge& charge) {
    const std::string_view words = sentence.of(text);
    if (words.ends_with("như sau:") || words.ends_with("sau đây:")) return;
    const DutySubject subject = find_subject(text, sentence);
    if (!subject.bodies.empty()) {
      const std::vector<AgencyRef> agencies = charges_.agencies_of(subject.bodies.of(text));
      if (subject.requested) charges_.ask(agencies);
      const bool decided = trim(subject.verb.of(text)).size() < 16;
      const std::uint32_t begin = decided ? sentence.begin : subject.bodies.begin;
      add_all(text, {begin, sentence.end}, subject.verb, base, agencies);
    } else if (charge.open) {
      add_all(text, sentence, sentence, base, charge.agencies);
    } else if (!charges_.asked().empty() && words.find(" đề nghị gửi ") != std::string_view::npos) {
      add_all(text, sentence, sentence, base, charges_.asked());
    }
  }

  void add_all(std::string_view text, Span sentence, Span verb, std::uint32_t base,
               const std::vector<AgencyRef>& agencies) {
    for (const DutyPart& part : split_duties(text, sentence, verb)) {
      Duty duty;
      const Span words =
          part.first ? Span{std::max(verb.begin, part.span.begin), part.span.end} : part.span;
      duty.agencies = charges_.with_partners(agencies, text, words);
      duty.text = squeeze(part.span.of(text));
      duty.span = {base + part.span.begin, base + part.span.end};
      set_times(duty);
      duties_.push_back(std::move(duty));
    }
  }

  void set_times(Duty& duty) const {
    for (const FoundPeriod& period : find_periods(duty.text, issued_)) {
      if (duty.recurrence.empty()) duty.recurrence = period.timeline.recurrence;
      if (!duty.deadline && is_deadline(duty.text, period)) duty.deadline = period.timeline.to;
    }
  }

  /// "giai đoạn 2018 - 2025" may be part of a plan's name: only words that set a term count.
  static bool is_deadline(std::string_view text, const FoundPeriod& period) {
    static constexpr std::array kTerms =
        std::to_array<std::string_view>({"trước", "chậm nhất", "muộn nhất", "đến hết"});
    static constexpr std::array kDone =
        std::to_array<std::string_view>({"hoàn thành", "xong", "trình chính phủ"});
    if (!period.timeline.to) return false;
    const std::string lead = to_lower(period.timeline.raw);
    const auto begins = [&](std::string_view word) { return lead.starts_with(word); };
    if (std::any_of(kTerms.begin(), kTerms.end(), begins)) return true;
    const std::string head = to_lower(trim_right(text.substr(0, period.span.begin)));
    return std::any_of(kDone.begin(), kDone.end(), [&](auto word) { return head.ends_with(word); });
  }

  const Document& document_;
  Charges charges_;
  std::optional<Date> issued_;
  std::vector<Duty> duties_;
};

}  // namespace

std::vector<Duty> find_duties(const Document& document, const Vocabulary& vocabulary) {
  return Finder(document, vocabulary).all();
}

}  // namespace viendan::activities
