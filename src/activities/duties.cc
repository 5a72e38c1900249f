// Standing obligations: whose they are, and which blocks may state them.
#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>

#include "activities/duty_clause.h"
#include "activities/duty_words.h"
#include "activities/extract.h"
#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/agency_list.h"
#include "vocabulary/timeline.h"

namespace viendan::activities {
namespace {

constexpr std::array kOperative = std::to_array<BlockKind>(
    {BlockKind::Intro, BlockKind::Article, BlockKind::Roman, BlockKind::Clause, BlockKind::Decimal,
     BlockKind::Point, BlockKind::Dash, BlockKind::Plus, BlockKind::Paragraph});

constexpr std::string_view kPartnerScope = "phối hợp";

bool is_operative(BlockKind kind) {
  return std::find(kOperative.begin(), kOperative.end(), kind) != kOperative.end();
}

/// Bodies that a heading lays the text below it on: "1. Bộ Công Thương", "… có trách nhiệm:".
struct Charge {
  std::vector<AgencyRef> agencies;
  bool open = false;  // there are such bodies
};

class Finder {
 public:
  Finder(const Document& document, const Vocabulary& vocabulary)
      : document_(document), vocabulary_(vocabulary), issued_(document.metadata.issued()) {}

  std::vector<Duty> all() {
    charges_.resize(document_.blocks.size());
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) visit(i);
    return std::move(duties_);
  }

 private:
  void visit(std::size_t index) {
    const Block& block = document_.blocks[index];
    if (!is_operative(block.kind) || block.parent < 0) return;
    charges_[index] = inherited(index);
    const Span own{std::max(block.own.begin, block.heading.begin), block.own.end};
    const std::string_view text = own.of(document_.text);
    if (trim(text).empty() || open_charge(index, text)) return;
    for (const Span& sentence : split_sentences(text)) {
      read(text, sentence, own.begin, charges_[index]);
    }
  }

  /// The charge of the parent, or of a paragraph before that introduced a list of blocks like this.
  Charge inherited(std::size_t index) {
    const Block& block = document_.blocks[index];
    if (list_.parent == block.parent) {
      if (list_.kind == block.kind) return list_.charge;
      list_ = {};
    }
    return charges_[static_cast<std::size_t>(block.parent)];
  }

  /// Where a paragraph that ends with a colon has no blocks below it, the next blocks beside it are
  /// what it introduces.
  void open_list(std::size_t index) {
    if (has_children(index) || index + 1 >= document_.blocks.size()) return;
    const Block& next = document_.blocks[index + 1];
    if (next.parent != document_.blocks[index].parent || next.kind == BlockKind::Paragraph) return;
    list_ = {next.parent, next.kind, charges_[index]};
  }

  [[nodiscard]] bool introduces(std::size_t index) const {
    if (has_children(index)) return true;
    const bool paragraph = document_.blocks[index].kind == BlockKind::Paragraph ||
                           document_.blocks[index].kind == BlockKind::Intro;
    return paragraph && index + 1 < document_.blocks.size() &&
           document_.blocks[index + 1].parent == document_.blocks[index].parent;
  }

  /// A heading that names bodies and leaves what they must do to the blocks below.
  bool open_charge(std::size_t index, std::string_view text) {
    const std::string_view heading = trim(text, " \t\r\n*#.-+");
    const bool colon = heading.ends_with(":");
    if (heading.size() > 600 || !introduces(index)) return false;
    if (!colon && !has_children(index)) return false;
    const std::string_view words = trim(heading, " :");
    const Span whole = span_in(text, words);
    if (!colon || find_duty_verb(words) == std::string_view::npos) {
      if (!opens_with_body(words) || find_duty_verb(words) != std::string_view::npos) return false;
      charges_[index] = {agencies_of(words), true};
      open_list(index);
      return true;
    }
    const Span with_colon{whole.begin, whole.begin + static_cast<std::uint32_t>(words.size() + 1)};
    const DutySubject subject = find_subject(text, colon ? with_colon : whole);
    if (subject.bodies.empty()) return false;
    // "Bộ Công Thương hướng dẫn như sau:" is the letter itself speaking.
    const bool speaks = words.ends_with("như sau") || words.ends_with("sau đây");
    if (speaks && !subject.requested && find_strong_verb(words) == std::string_view::npos)
      return false;
    charges_[index] = {bodies_of(text, subject), true};
    if (subject.requested) asked_ = charges_[index].agencies;
    open_list(index);
    return true;
  }

  [[nodiscard]] bool has_children(std::size_t index) const {
    return index + 1 < document_.blocks.size() &&
           document_.blocks[index + 1].parent == static_cast<int>(index);
  }

  void read(std::string_view text, Span sentence, std::uint32_t base, const Charge& charge) {
    const std::string_view words = sentence.of(text);
    if (words.ends_with("như sau:") || words.ends_with("sau đây:")) return;
    const DutySubject subject = find_subject(text, sentence);
    if (!subject.bodies.empty()) {
      const std::vector<AgencyRef> agencies = agencies_of(subject.bodies.of(text));
      if (subject.requested) asked_ = agencies;
      const bool decided = trim(subject.verb.of(text)).size() < 16;
      const std::uint32_t begin = decided ? sentence.begin : subject.bodies.begin;
      add_all(text, {begin, sentence.end}, subject.verb, base, agencies);
    } else if (charge.open) {
      add_all(text, sentence, sentence, base, charge.agencies);
    } else if (const auto at = words.find(" đề nghị gửi ");
               at != std::string_view::npos && !asked_.empty()) {
      add_all(text, sentence, sentence, base, asked_);
    }
  }

  std::vector<AgencyRef> bodies_of(std::string_view text, const DutySubject& subject) {
    return with_partners(agencies_of(subject.bodies.of(text)), text, subject.verb);
  }

  std::vector<AgencyRef> with_partners(std::vector<AgencyRef> agencies, std::string_view text,
                                       Span verb) {
    const Span partners = find_partners(text, verb);
    if (partners.empty()) return agencies;
    for (AgencyRef partner : agencies_of(partners.of(text))) {
      partner.scope = kPartnerScope;
      agencies.push_back(std::move(partner));
    }
    return agencies;
  }

  /// Documents name the same bodies again and again, and reading a list is slow.
  const std::vector<AgencyRef>& agencies_of(std::string_view words) {
    const auto [known, fresh] = known_.try_emplace(std::string(words));
    if (fresh) known->second = read_bodies(words);
    return known->second;
  }

  /// Bodies that the list reader does not know stay as printed: they are still who is bound.
  std::vector<AgencyRef> read_bodies(std::string_view words) const {
    std::vector<AgencyRef> all;
    for (const std::string_view piece : split_bodies(words)) {
      if (is_class_of_offices(piece)) {
        all.push_back({.name = lowered(piece), .printed = squeeze(piece), .collective = true});
        continue;
      }
      AgencyList list = read_agencies(vocabulary_, piece, issued_);
      const bool cut = is_office(piece) && list.agencies.size() > 1;
      if (list.agencies.empty() || cut) {
        list.agencies.clear();
        list.agencies.push_back({.name = squeeze(piece), .printed = squeeze(piece)});
      }
      std::move(list.agencies.begin(), list.agencies.end(), std::back_inserter(all));
    }
    return all;
  }

  static std::string lowered(std::string_view piece) {
    std::string name = squeeze(piece);
    if (name.starts_with("Các ")) name = to_lower(name.substr(0, 4)) + name.substr(4);
    return name;
  }

  void add_all(std::string_view text, Span sentence, Span verb, std::uint32_t base,
               const std::vector<AgencyRef>& agencies) {
    for (const DutyPart& part : split_duties(text, sentence, verb)) {
      Duty duty;
      const Span words =
          part.first ? Span{std::max(verb.begin, part.span.begin), part.span.end} : part.span;
      duty.agencies = with_partners(agencies, text, words);
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
  const Vocabulary& vocabulary_;
  std::optional<Date> issued_;
  std::vector<Charge> charges_;
  struct {
    int parent = -2;
    BlockKind kind = BlockKind::Document;
    Charge charge;
  } list_;                        // opened by a paragraph for the blocks beside it
  std::vector<AgencyRef> asked_;  // whom the letter asked last
  std::unordered_map<std::string, std::vector<AgencyRef>> known_;  // by the words that name them
  std::vector<Duty> duties_;
};

}  // namespace

std::vector<Duty> find_duties(const Document& document, const Vocabulary& vocabulary) {
  return Finder(document, vocabulary).all();
}

}  // namespace viendan::activities
