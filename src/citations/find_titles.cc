// Titles standing alone or beside a number, and names defined for them.
#include <algorithm>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "citations/definition.h"
#include "citations/naming.h"
#include "citations/title_context.h"

namespace viendan::citations {
namespace {

using Mentions = std::vector<Citation>;

class TitleFinder {
 public:
  TitleFinder(const Scan& scan, std::vector<Mentions>& by_unit) : scan_(scan), by_unit_(by_unit) {}

  void run() {
    for (const Unit& unit : scan_.units) {
      nouns_.push_back(head_nouns(unit.text, unit.lower, unit.words));
    }
    learn_subject();
    for (std::size_t i = 0; i < scan_.units.size(); ++i) announced(i);
    imply_name();
    for (std::size_t i = 0; i < scan_.units.size(); ++i) remaining(i);
  }

 private:
  [[nodiscard]] TitleKey key_of(std::string_view title) const {
    return title_key(title, scan_.vocabulary.abbreviations());
  }

  void learn_subject() {
    subject_ = subject_title(squeeze(scan_.document.metadata.title.value));
    if (!subject_ || !subject_->own) return;
    known_.add(key_of(subject_->title), scan_.own, CitationStatus::Resolved);
  }

  /// The plan that the document approves, or is about, may be called by its noun alone.
  void imply_name() {
    if (!subject_) return;
    const TitleKey key = key_of(subject_->title);
    if (key.head.empty()) return;
    Name name{key.head, subject_->title, {}};
    if (const auto meaning = known_.find(key)) {
      name.meaning = *meaning;
    } else {
      name.meaning.target.title = subject_->title;
    }
    name.meaning.rule = subject_->own ? "name+own-plan" : "name+subject";
    name.meaning.confidence = 0.9;
    names_[key.head] = std::move(name);
  }

  [[nodiscard]] bool taken(const Unit& unit, const Mentions& mentions, Span span) const {
    return !overlapping(mentions, shifted(unit, span)).empty();
  }

  static Span shifted(const Unit& unit, Span span) {
    return {span.begin + unit.span.begin, span.end + unit.span.begin};
  }

  /// The first mention (in text order) that begins at or after an offset of the unit.
  static std::size_t first_from(const Unit& unit, const Mentions& mentions, std::size_t at) {
    const auto begin = unit.span.begin + at;
    const auto first = std::lower_bound(
        mentions.begin(), mentions.end(), begin,
        [](const Citation& mention, std::size_t from) { return mention.span.begin < from; });
    return static_cast<std::size_t>(first - mentions.begin());
  }

  /// The mention with a number before or after a title that names the same document.
  const Citation* number_before(const Unit& unit, const Mentions& mentions, std::size_t at) const {
    for (std::size_t i = first_from(unit, mentions, at), left = kNear; i > 0 && left > 0; --left) {
      const Citation& other = mentions[--i];
      if (other.kind != CitationKind::Numbered && other.kind != CitationKind::NamedLaw) continue;
      if (other.span.end > unit.span.begin + at) continue;
      const std::size_t end = other.span.end - unit.span.begin;
      return follows_number(unit.text.substr(end, at - end)) ? &other : nullptr;
    }
    return nullptr;
  }

  const Citation* number_after(const Unit& unit, const Mentions& mentions, std::size_t end) const {
    const std::size_t first = first_from(unit, mentions, end);
    for (std::size_t i = first; i < mentions.size() && i < first + kNear; ++i) {
      const Citation& other = mentions[i];
      if (other.kind != CitationKind::Numbered) continue;
      const std::size_t begin = other.span.begin - unit.span.begin;
      return leads_to_number(unit.text.substr(end, begin - end)) ? &other : nullptr;
    }
    return nullptr;
  }

  /// A title in quotes reaches to the closing one.
  [[nodiscard]] std::size_t quoted_end(std::string_view text, const HeadNoun& noun) const {
    if (noun.span.begin == 0 || text[noun.span.begin - 1] != '"') return 0;
    const auto close = text.substr(0, noun.span.end + 400).find('"', noun.span.end);
    return close == std::string_view::npos ? 0 : close;
  }

  [[nodiscard]] std::size_t end_of(std::string_view text, const HeadNoun& noun,
                                   Extent extent) const {
    const auto quoted = quoted_end(text, noun);
    return quoted ? quoted : title_end(text, noun.span.end, extent);
  }

  void add(const Unit& unit, Mentions& mentions, Span span, CitationKind kind,
           const Meaning& meaning) {
    Citation citation = make_citation(scan_, unit, span, kind);
    citation.target = meaning.target;
    citation.status = meaning.status;
    citation.candidates = meaning.candidates;
    citation.rule = meaning.rule;
    citation.confidence = meaning.confidence;
    mentions.push_back(std::move(citation));
  }

  /// Titles beside numbers: they say what the other mentions of the title mean.
  void announced(std::size_t index) {
    const Unit& unit = scan_.units[index];
    Mentions& mentions = by_unit_[index];
    if (mentions.empty()) return;
    Mentions titles;
    for (const HeadNoun& noun : nouns_[index]) {
      if (!noun.capital || taken(unit, titles, noun.span)) continue;
      const Citation* number = number_before(unit, mentions, noun.span.begin);
      const auto extent = number ? Extent::Announced : Extent::Running;
      const auto end = end_of(unit.text, noun, extent);
      if (end <= noun.span.end) continue;
      if (!number) number = number_after(unit, mentions, end);
      if (!number) continue;
      const Span span{noun.span.begin, static_cast<std::uint32_t>(end)};
      known_.add(key_of(span.of(unit.text)), *number);
      add(unit, titles, span, CitationKind::Title,
          {number->target, number->status, {}, "title+number", 1});
      name_number(mentions, number, titles.back());
    }
    mentions.insert(mentions.end(), titles.begin(), titles.end());
    sort(mentions);
  }

  /// What the corpus shall know of the numbered document.
  static void name_number(Mentions& mentions, const Citation* number, Citation& title) {
    auto& entry = mentions[static_cast<std::size_t>(number - mentions.data())];
    if (!entry.target.in_corpus && entry.target.title.empty()) entry.target.title = title.surface;
    title.target = entry.target;
  }

  static void sort(Mentions& mentions) {
    std::stable_sort(mentions.begin(), mentions.end(), [](const Citation& a, const Citation& b) {
      return a.span.begin < b.span.begin;
    });
  }

  void remaining(std::size_t index) {
    const Unit& unit = scan_.units[index];
    Mentions found;
    const auto& nouns = nouns_[index];
    auto definitions = find_definitions(unit.text, unit.lower);
    std::size_t next = 0;
    for (const HeadNoun& noun : nouns) {
      for (; next < definitions.size() && definitions[next].begin <= noun.span.begin; ++next) {
        define(index, found, definitions[next]);
      }
      if (taken(unit, found, noun.span)) continue;
      classify(index, noun, found);
    }
    for (; next < definitions.size(); ++next) define(index, found, definitions[next]);
    sort(found);
    uses_of_terms(index, found);
    auto& mentions = by_unit_[index];
    mentions.insert(mentions.end(), found.begin(), found.end());
    sort(mentions);
  }

  /// The mention that ends where the bracket of a definition opens.
  const Citation* antecedent(const Unit& unit, const Mentions& mentions,
                             std::size_t bracket) const {
    for (std::size_t i = first_from(unit, mentions, bracket), left = kNear; i > 0 && left > 0;
         --left) {
      const Citation& other = mentions[--i];
      const std::size_t end = other.span.end - unit.span.begin;
      if (end > bracket || !trim(unit.text.substr(end, bracket - end), " \"").empty()) continue;
      return &other;
    }
    return nullptr;
  }

  /// "(được viết tắt là Nghị định số 31/2019/NĐ-CP)": a number says itself what it names.
  static bool names_another(const Unit& unit, const Mentions& mentions, Span term) {
    const auto inside = overlapping(mentions, shifted(unit, term));
    return std::any_of(inside.begin(), inside.end(), [](const Citation* mention) {
      return mention->kind == CitationKind::Numbered;
    });
  }

  void define(std::size_t index, Mentions& found, Span term) {
    const Unit& unit = scan_.units[index];
    const auto bracket = unit.text.rfind('(', term.begin);
    const Citation* of = antecedent(unit, found, bracket);
    if (!of) of = antecedent(unit, by_unit_[index], bracket);
    const auto words = term.of(unit.text);
    if (!of || names_another(unit, by_unit_[index], term) || !names_document(words, scan_.types))
      return;
    Name name{std::string(words),
              of->surface,
              {of->target, of->status, of->candidates, "name+definition", of->confidence}};
    const auto heads = find_head_nouns(words);
    const bool is_noun =
        heads.size() == 1 && heads[0].span == Span{0, static_cast<std::uint32_t>(words.size())};
    if (is_noun) {
      names_[fold(words.substr(0, heads[0].first))] = name;
    } else if (terms_.size() < kMostTerms && begins_upper(words)) {
      terms_.push_back({name, term.end + unit.span.begin});
    }
    if (!taken(unit, found, term)) add(unit, found, term, CitationKind::Alias, name.meaning);
  }

  void classify(std::size_t index, const HeadNoun& noun, Mentions& found) {
    const Unit& unit = scan_.units[index];
    const Mentions& fixed = by_unit_[index];
    if (names_no_document(unit.text, noun.span)) return;
    const bool nested = taken(unit, fixed, noun.span);
    if (!noun.capital) {
      if (!nested) small_letters(unit, fixed, noun, found);
      return;
    }
    if (nested && begins_taken(unit, fixed, noun)) return;
    if (title(unit, noun, nested, found)) return;
    if (!nested && !unit.head) name_use(unit, noun, found);
  }

  [[nodiscard]] bool begins_taken(const Unit& unit, const Mentions& fixed,
                                  const HeadNoun& noun) const {
    const auto at = noun.span.begin + unit.span.begin;
    const auto around = overlapping(fixed, {at, at + 1});
    return std::any_of(around.begin(), around.end(), [&](const Citation* other) {
      return other->span.begin == at || other->kind != CitationKind::Title;
    });
  }

  /// Lower case names a document only where its number follows and its title is known.
  void small_letters(const Unit& unit, const Mentions& fixed, const HeadNoun& noun,
                     Mentions& found) {
    const auto end = title_end(unit.text, noun.span.end, Extent::Running);
    if (end <= noun.span.end) return;
    const Citation* number = number_after(unit, fixed, end);
    if (!number) return;
    const Span span{noun.span.begin, static_cast<std::uint32_t>(end)};
    const auto meaning = known_.find(key_of(span.of(unit.text)));
    if (!meaning || meaning->target.symbol != number->target.symbol) return;
    add(unit, found, span, CitationKind::Title,
        {number->target, number->status, {}, "title+number", 0.9});
  }

  /// The number of bytes of the first `count` words.
  static std::size_t length_of_words(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < count; ++i) {
      at = text.find(' ', at + (i ? 1 : 0));
      if (at == std::string_view::npos) return text.size();
    }
    return at;
  }

  bool title(const Unit& unit, const HeadNoun& noun, bool nested, Mentions& found) {
    const bool opening = opens_item(unit.text, noun.span.begin);
    const bool freely = nested || unit.head || opening || noun.upper;
    for (const Extent extent : {freely ? Extent::Announced : Extent::Running, Extent::Running}) {
      Span span{noun.span.begin, static_cast<std::uint32_t>(end_of(unit.text, noun, extent))};
      if (span.end <= noun.span.end) continue;
      const auto key = key_of(span.of(unit.text));
      auto meaning = known_.find(key);
      if (!meaning) {
        const auto words = known_.known_beginning(key);
        if (words > 3 && words < key.words.size()) {
          span.end =
              span.begin + static_cast<std::uint32_t>(length_of_words(span.of(unit.text), words));
          meaning = known_.find(key_of(span.of(unit.text)));
        }
      }
      if (!meaning) continue;
      add(unit, found, span, CitationKind::Title, *meaning);
      return true;
    }
    return unknown_title(unit, noun, nested, opening, found);
  }

  /// A title that the document ties to no number: the corpus may know it.
  bool unknown_title(const Unit& unit, const HeadNoun& noun, bool nested, bool opening,
                     Mentions& found) {
    const auto extent = nested || unit.head ? Extent::Announced : Extent::Running;
    const Span span{noun.span.begin, static_cast<std::uint32_t>(end_of(unit.text, noun, extent))};
    if (span.end <= noun.span.end || (noun.upper && !unit.head)) return false;
    const auto key = key_of(span.of(unit.text));
    const auto head = static_cast<std::size_t>(
        1 + std::count(noun.span.of(unit.text).begin(), noun.span.of(unit.text).end(), ' '));
    if (key.words.size() < head + 3) return false;
    if (goes_on_after_name(unit.text, noun.span.end) && named(noun)) return false;
    if (opening && !unit.head) return unit.table;  // the title of an item, not a reference
    if (is_planned(unit.lower, noun.span.begin)) return true;
    Meaning meaning;
    meaning.target.title = span.of(unit.text);
    meaning.rule = "title";
    meaning.confidence = key.to ? 0.9 : 0.6;
    add(unit, found, span, CitationKind::Title, meaning);
    return true;
  }

  [[nodiscard]] bool named(const HeadNoun& noun) const {
    return std::any_of(names_.begin(), names_.end(), [&](const auto& entry) {
      return entry.second.term.size() > 0 && noun.first > 0;
    });
  }

  void name_use(const Unit& unit, const HeadNoun& noun, Mentions& found) {
    const auto plain = unit.text.substr(noun.span.begin, noun.first);
    const auto entry = names_.find(fold(plain));
    if (entry == names_.end()) return;
    Span span = noun.span;
    const bool longer = noun.span.size() > noun.first;
    if (longer && !fold(entry->second.title).starts_with(fold(span.of(unit.text)))) return;
    const bool demonstrative = unit.text.substr(span.end).starts_with(" này");
    if (!demonstrative && is_list_item(unit.text, span)) return;
    if (is_planned(unit.lower, span.begin) && !demonstrative) return;
    const bool opening = opens_item(unit.text, span.begin);
    const auto rest = trim(unit.text.substr(span.end), " \n.:");
    if (opening && (noun.upper || rest.empty() || unit.table)) return;
    if (demonstrative) span.end += static_cast<std::uint32_t>(std::string_view(" này").size());
    add(unit, found, span, CitationKind::Alias, entry->second.meaning);
  }

  /// Names other than head nouns: "(sau đây gọi là Nghị định 95)".
  void uses_of_terms(std::size_t index, Mentions& found) {
    const Unit& unit = scan_.units[index];
    for (const auto& [name, from] : terms_) {
      Mentions uses;
      for (auto at = unit.text.find(name.term); at != std::string_view::npos;
           at = unit.text.find(name.term, at + name.term.size())) {
        const Span span{static_cast<std::uint32_t>(at),
                        static_cast<std::uint32_t>(at + name.term.size())};
        if (span.begin + unit.span.begin < from || taken(unit, found, span)) continue;
        if (!at_word_bounds(unit.text, span.begin, span.end)) continue;
        if (taken(unit, by_unit_[index], span)) continue;
        add(unit, uses, span, CitationKind::Alias, name.meaning);
      }
      found.insert(found.end(), uses.begin(), uses.end());
      if (!uses.empty()) sort(found);
    }
  }

  static constexpr std::size_t kMostTerms = 16;
  static constexpr std::size_t kNear = 8;  // mentions looked at around a title
  struct Term {
    Name name;
    std::uint32_t from;
  };

  const Scan& scan_;
  std::vector<Mentions>& by_unit_;
  std::vector<std::vector<HeadNoun>> nouns_;  // of each unit
  std::optional<SubjectTitle> subject_;
  KnownTitles known_;
  std::map<std::string, Name> names_;  // by folded head noun
  std::vector<Term> terms_;
};

}  // namespace

void find_titles(const Scan& scan, std::vector<Mentions>& by_unit) {
  TitleFinder(scan, by_unit).run();
}

}  // namespace viendan::citations
