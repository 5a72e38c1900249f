#include <set>

#include "normalise/damage.h"
#include "normalise/rules.h"
#include "normalise/speller.h"

namespace viendan::normalise {
namespace {

// No document that people write is longer; the tables of counts grow with it.
constexpr std::size_t kLongestText = 16u << 20;

/// A name keeps its spelling: "Sơn Hạ" is another village than "Sơn Hà".
bool is_name(const Word& a, const Word& b) {
  return a.initial_upper && b.initial_upper && !a.later_upper && !b.later_upper;
}

class Mender {
 public:
  Mender(Draft& draft, const Lexicon& lexicon, const Speller& speller)
      : draft_(draft), lexicon_(lexicon), speller_(speller) {
    for (const auto& issue : draft.issues) flagged_.insert(issue.span);
  }

  std::vector<Correction> run() {
    Word last;
    for (const Word& word : lexicon_.words) {
      if (speller_.knows(word.type)) read(word, last);
      last = word;
    }
    return std::move(corrections_);
  }

 private:
  void read(const Word& word, const Word& last) {
    const auto* whole = speller_.word(word.type);
    const bool odd = whole == nullptr && speller_.odd(word.type);
    if ((whole != nullptr || odd) && !may_be_misread(word, last)) return;
    if (whole != nullptr) change(word, *whole);
    if (odd) flag(word);
    if (!is_pair(last, word) || is_name(last, word)) return;
    if (const auto* mended = speller_.pair({last.type, word.type, false})) change(last, *mended);
    if (const auto* mended = speller_.pair({last.type, word.type, true})) change(word, *mended);
  }

  /// Words of capitals are abbreviations where they are no syllables. Words without accents are
  /// misread only among others that have theirs: else they are foreign, or of a file's name.
  [[nodiscard]] bool may_be_misread(const Word& word, const Word& last) const {
    if (is_possible(word.key)) return true;
    if (word.later_upper) return false;
    return word.marked || (!word.initial_upper && last.marked && is_next(last, word));
  }

  /// Nothing but spaces and signs of a sentence between two words.
  [[nodiscard]] bool is_next(const Word& last, const Word& word) const {
    const auto between = Span{last.span.end, word.span.begin}.of(draft_.text);
    return !between.empty() && between.find_first_not_of(" ,;:(\"") == std::string_view::npos;
  }

  void flag(const Word& word) {
    if (flagged_.contains(word.span)) return;
    draft_.issues.push_back({"syllable-impossible",
                             "The word \"" + std::string(word.span.of(draft_.text)) +
                                 "\" is no Vietnamese syllable and is kept as printed.",
                             word.span});
  }

  void change(const Word& word, const Mended& mended) {
    if (!corrections_.empty() && corrections_.back().span.end > word.span.begin) return;
    corrections_.push_back(
        {word.span, in_case_of(word, mended.key), mended.rule, mended.confidence});
  }

  Draft& draft_;
  const Lexicon& lexicon_;
  const Speller& speller_;
  std::vector<Correction> corrections_;
  std::set<Span> flagged_;  // before: a text may be normalised again
};

}  // namespace

Draft mend_spelling(Draft draft) {
  if (draft.text.size() > kLongestText) return draft;
  Lexicon lexicon = read_lexicon(draft.text);
  flag_lost_letters(draft, lexicon);
  if (is_converted_twice(lexicon)) {
    draft = mend_second_conversion(std::move(draft), lexicon);
    lexicon = read_lexicon(draft.text);
  }
  const Speller speller(lexicon, draft.format == "scan");
  if (speller.has_nothing()) return draft;
  const auto corrections = Mender(draft, lexicon, speller).run();
  return correct(std::move(draft), corrections);
}

}  // namespace viendan::normalise
