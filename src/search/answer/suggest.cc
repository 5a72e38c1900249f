#include "search/answer/suggest.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "base/text.h"
#include "base/unicode.h"
#include "search/index/stored.h"
#include "search/words/spelling_edits.h"
#include "vocabulary/syllable.h"

namespace viendan::search {
namespace {

constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kDigits = "0123456789";

constexpr std::size_t kMostWords = 16;        // of a query that are looked at
constexpr std::size_t kMostRepairs = 3;       // words that are repaired
constexpr std::size_t kLongestWord = 12;      // letters
constexpr std::uint32_t kFewHits = 2;         // a rare word may be a slip that a text has, too
constexpr std::uint32_t kRare = 2;            // in so few records
constexpr std::uint32_t kMuchMore = 20;       // times as frequent is what was meant
constexpr int kMostPhrases = 12;              // looked up for one suggestion
constexpr std::uint32_t kPhraseCountTo = 20;  // more evidence decides nothing
constexpr std::size_t kMostVariants = 6;      // accented forms that are tried

/// A word of the query and where it stands in the text.
struct Typed {
  Span span;
  Spelling spelling;
  bool adjacent = false;  // nothing but a space stands between it and the word before it
};

class Suggester {
 public:
  explicit Suggester(const OpenIndex& index) : index_(index) {}

  /// A text with its misspelt words repaired; "" where none is.
  [[nodiscard]] std::string repaired(const std::string& text, const Found& found);
  /// A text whose phrases have the accents that stand in the index; "" where that is the same.
  [[nodiscard]] std::string with_accents(const std::string& text, const Found& found);

 private:
  [[nodiscard]] std::vector<Typed> words_of(const std::string& text, const Found& found) const;
  [[nodiscard]] bool is_slip(const Spelling& word, bool few_hits) const;
  [[nodiscard]] std::string repair(const std::vector<Typed>& words, std::size_t i) const;
  [[nodiscard]] std::string split_in_two(const Spelling& word) const;
  [[nodiscard]] std::uint32_t pair_count(std::string_view first, std::string_view second) const;
  using Forms = std::vector<std::string>;
  [[nodiscard]] Forms forms_of(const Spelling& word) const;
  [[nodiscard]] std::uint32_t phrase_count(const Forms& first, const Forms& second,
                                           const std::string& pair);
  [[nodiscard]] std::uint32_t around(const std::vector<Typed>& words, std::size_t i,
                                     const std::string& form);
  void accentuate(std::vector<Typed>& words, std::size_t i, const std::string& typed);

  const OpenIndex& index_;
  int phrases_left_ = kMostPhrases;
};

std::string replaced(const std::string& text, const std::vector<Typed>& words,
                     const std::vector<Typed>& by) {
  std::string out;
  std::size_t at = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].spelling.word == by[i].spelling.word) continue;
    out += text.substr(at, words[i].span.begin - at);
    out += by[i].spelling.word;
    at = words[i].span.end;
  }
  return at == 0 ? std::string() : out + text.substr(at);
}

/// The words of the text that are searched as words.
std::vector<Typed> Suggester::words_of(const std::string& text, const Found& found) const {
  std::vector<Typed> words;
  const auto clauses = wanted(found.typed);
  const auto is_wanted = [&clauses](const Spelling& word) {
    return std::ranges::any_of(clauses, [&word](const Clause* clause) {
      return clause->kind != Clause::Kind::Symbol && clause->kind != Clause::Kind::Prefix &&
             std::ranges::find(clause->words, word.word, &Spelling::word) != clause->words.end();
    });
  };
  std::size_t end = 0;
  for (const Token& token : index_.tokenizer.read(text)) {
    if (words.size() >= kMostWords) break;
    if (!is_wanted(*token.spelling)) continue;
    const bool adjacent = !words.empty() && token.span.begin == end + 1 && text[end] == ' ';
    words.push_back({token.span, *token.spelling, adjacent});
    end = token.span.end;
  }
  return words;
}

bool Suggester::is_slip(const Spelling& word, bool few_hits) const {
  if (word.number || word.folded.size() < 2 || word.folded.size() > kLongestWord) return false;
  if (word.folded.find_first_not_of(kLetters) != std::string::npos) return false;
  return index_.spellings.frequency(word) <= (few_hits ? kRare : 0);
}

std::uint32_t Suggester::pair_count(std::string_view first, std::string_view second) const {
  return index_.documents.frequency(pair_term(first, second)).value_or(0);
}

/// Two syllables of which the space was left out, with the accents that were typed.
std::string Suggester::split_in_two(const Spelling& word) const {
  std::pair<std::uint32_t, std::string> best;
  for (std::size_t i = 1; i < word.folded.size(); ++i) {
    const auto left = word.folded.substr(0, i);
    const auto right = word.folded.substr(i);
    const bool possible = is_possible_without_accents(syllable_key(left)) &&
                          is_possible_without_accents(syllable_key(right));
    if (!possible) continue;
    const auto count = pair_count(left, right);
    if (count <= best.first) continue;
    const auto at = offset_of_code_point(word.word, static_cast<std::uint32_t>(i));
    best = {count, word.word.substr(0, at) + " " + word.word.substr(at)};
  }
  return best.second;
}

/// The folded syllable that was probably meant: what stands beside its neighbours in the texts
/// before what is merely frequent.
std::string Suggester::repair(const std::vector<Typed>& words, std::size_t i) const {
  const Spelling& word = words[i].spelling;
  const auto enough = std::max(1U, index_.spellings.frequency(word) * kMuchMore);
  std::tuple<std::uint32_t, std::uint32_t> best;
  std::string found;
  for (const auto& edit : one_edit_away(word.folded, kLetters)) {
    if (!is_possible_without_accents(syllable_key(edit))) continue;
    const auto frequency = index_.documents.frequency(term(prefix::kFolded, edit)).value_or(0);
    if (frequency < enough) continue;
    std::uint32_t pairs = 0;
    if (i > 0) pairs += pair_count(words[i - 1].spelling.folded, edit);
    if (i + 1 < words.size()) pairs += pair_count(edit, words[i + 1].spelling.folded);
    if (std::tuple(pairs, frequency) <= best) continue;
    best = {pairs, frequency};
    found = edit;
  }
  const bool fits = std::get<0>(best) > 0;
  if (fits) return found;
  const auto two = split_in_two(word);
  return two.empty() ? found : two;
}

/// How often one of the first forms stands before one of the second, as far as that is worth
/// knowing.
std::uint32_t Suggester::phrase_count(const Forms& first, const Forms& second,
                                      const std::string& pair) {
  if (phrases_left_ <= 0) return 0;
  --phrases_left_;
  Search search{
      .expression = {.kind = Expression::Kind::Phrase}, .limit = 0, .count_to = kPhraseCountTo};
  for (const Forms* forms : {&first, &second}) {
    Expression any{.kind = Expression::Kind::Any};
    for (const auto& form : *forms) {
      any.parts.push_back({.kind = Expression::Kind::Term, .term = term({}, form)});
    }
    search.expression.parts.push_back(std::move(any));
  }
  // Documents where the two stand together in any accents are few beside those that have both.
  search.expression = filtered({.kind = Expression::Kind::Term, .term = pair}, {search.expression});
  const auto matches = index_.documents.search(search);
  return matches ? std::min(matches->total, kPhraseCountTo) : 0;
}

/// As it was typed, or where no accents were in all that the index has.
Suggester::Forms Suggester::forms_of(const Spelling& word) const {
  Forms forms = {word.word};
  if (word.accented() || word.number) return forms;
  for (const auto& form : index_.spellings.variants(word.folded)) {
    if (forms.size() <= kMostVariants) forms.push_back(form);
  }
  return forms;
}

/// How well a form of the word at `i` stands between the words around it.
std::uint32_t Suggester::around(const std::vector<Typed>& words, std::size_t i,
                                const std::string& form) {
  const Spelling& here = words[i].spelling;
  // Without a term for the pair the words are never beside each other, or too common to be asked.
  const auto together = [this](const Spelling& first, const Spelling& second, const Forms& forms,
                               const Forms& next) {
    const bool known = pair_count(first.folded, second.folded) > 0;
    return known ? phrase_count(forms, next, pair_term(first.folded, second.folded)) : 0U;
  };
  std::uint32_t count = 0;
  if (i > 0 && words[i].adjacent) {
    const Spelling& before = words[i - 1].spelling;
    count += together(before, here, forms_of(before), {form});
  }
  if (i + 1 < words.size() && words[i + 1].adjacent) {
    const Spelling& next = words[i + 1].spelling;
    count += together(here, next, {form}, forms_of(next));
  }
  return count;
}

/// The one form that keeps nearly all letters of a word that was typed with accents; nullptr where
/// none or several do.
const std::string* nearest_form(const std::vector<std::string>& forms, const std::string& typed) {
  if (fold(typed) == typed) return nullptr;
  const auto near = [&typed](const std::string& form) {
    return form != typed && letters_between(typed, form) <= 1;
  };
  const auto first = std::ranges::find_if(forms, near);
  if (first == forms.end() || std::any_of(first + 1, forms.end(), near)) return nullptr;
  return &*first;
}

/// Gives the word at `i` the accents that it has between the words around it. `typed`: the letters
/// that it should keep where it can.
void Suggester::accentuate(std::vector<Typed>& words, std::size_t i, const std::string& typed) {
  Spelling& word = words[i].spelling;
  Forms forms = {word.word};
  for (const auto& form : index_.spellings.variants(word.folded)) {
    if (forms.size() <= kMostVariants && form != word.word) forms.push_back(form);
  }
  if (const auto* nearest = nearest_form(forms, typed)) {
    word.word = *nearest;
    return;
  }
  using Score = std::tuple<std::uint32_t, int, std::uint32_t>;
  std::optional<Score> best;
  std::string chosen = word.word;
  for (const auto& form : forms) {
    const auto frequency = index_.documents.frequency(term({}, form)).value_or(0);
    if (frequency == 0) continue;
    const Score score{around(words, i, form), -letters_between(typed, form), frequency};
    if (best && score <= *best) continue;
    best = score;
    chosen = form;
  }
  word.word = chosen;
}

std::string Suggester::repaired(const std::string& text, const Found& found) {
  const auto words = words_of(text, found);
  auto better = words;
  const bool few = found.matches.total <= kFewHits;
  std::vector<std::size_t> slips;
  for (std::size_t i = 0; i < words.size() && slips.size() < kMostRepairs; ++i) {
    if (!is_slip(words[i].spelling, few)) continue;
    const std::string folded = repair(better, i);
    if (folded.empty()) continue;
    better[i].spelling = {.word = folded, .folded = folded};
    slips.push_back(i);
  }
  if (slips.empty()) return {};
  for (const std::size_t i : slips) {
    if (better[i].spelling.folded.find(' ') == std::string::npos)
      accentuate(better, i, words[i].spelling.word);
  }
  for (std::size_t i = 0; i < better.size(); ++i) {
    const Spelling& word = better[i].spelling;
    const bool slip = std::ranges::find(slips, i) != slips.end();
    const bool known =
        word.accented() && index_.documents.frequency(term({}, word.word)).value_or(0) > 0;
    if (!slip && !known && !word.number && phrases_left_ > 0) accentuate(better, i, word.word);
  }
  return replaced(text, words, better);
}

std::string Suggester::with_accents(const std::string& text, const Found& found) {
  const auto words = words_of(text, found);
  auto better = words;
  for (std::size_t i = 0; i < better.size() && phrases_left_ > 0; ++i) {
    const Spelling& word = better[i].spelling;
    if (!word.accented()) continue;
    const bool fits = around(better, i, word.word) > 0;
    if (!fits) accentuate(better, i, word.word);
  }
  return replaced(text, words, better);
}

/// Whether the query asks for words exactly, so that accents decide.
bool has_sequences(const Found& found) {
  return std::ranges::any_of(wanted(found.typed), [](const Clause* clause) {
    return clause->kind == Clause::Kind::Phrase || clause->kind == Clause::Kind::Near ||
           clause->exact;
  });
}

/// A symbol of the index with the same letters, its number or year one slip of the fingers away;
/// as it is printed.
Result<std::string> near_symbol(const OpenIndex& index, const std::string& key) {
  const auto begin = key.find_first_of(kDigits);
  if (begin == std::string::npos) return std::string();
  for (std::size_t at = begin; at != std::string::npos;) {
    const auto end = std::min(key.find_first_not_of(kDigits, at), key.size());
    for (const auto& digits : one_edit_away(key.substr(at, end - at), kDigits)) {
      if (digits.front() == '0') continue;
      const auto known = term(prefix::kSymbol, key.substr(0, at) + digits + key.substr(end));
      if (index.documents.frequency(known).value_or(0) == 0) continue;
      const auto records = index.documents.records_with(known, 1);
      if (!records) return tl::unexpected(records.error());
      if (records->empty()) continue;
      return index.documents.data(records->front()).map([](std::string_view data) {
        return read_stored(data).symbol;
      });
    }
    // A year follows the number between slashes; digits among letters ("QH13") are no number.
    const auto next = key.find_first_of(kDigits, end);
    at = next != std::string::npos && next == end + 1 ? next : std::string::npos;
  }
  return std::string();
}

/// Whether a query does better than the one that was typed.
Result<bool> is_better(const OpenIndex& index, const Query& query, const std::string& text,
                       const Vocabulary& vocabulary, const Found& found) {
  if (text.empty()) return false;
  Query other = query;
  other.text = text;
  other.limit = 1;
  other.offset = 0;
  other.sort = SortBy::Relevance;
  const auto matches = find_matches(index, other, vocabulary, {});
  if (!matches) return tl::unexpected(matches.error());
  if (matches->matches.total == 0 || matches->widened) return false;
  return found.widened || matches->matches.total > found.matches.total;
}

}  // namespace

Result<std::string> suggestion(const OpenIndex& index, const Query& query,
                               const Vocabulary& vocabulary, const Found& found) {
  const std::string text = to_nfc(query.text);
  // Who reads on found what was meant; who found texts that cite a symbol did not mistype it.
  if (query.offset > 0) return std::string();
  if (!found.typed.symbol.empty()) {
    if (found.matches.total > 0) return std::string();
    return near_symbol(index, found.typed.symbol);
  }
  const bool poor = found.widened || found.matches.total <= kFewHits;
  if (!poor || found.typed.names_document() || found.typed.cut) return std::string();
  Suggester suggester(index);
  std::vector<std::string> candidates = {suggester.repaired(text, found)};
  if (found.matches.total == 0 && has_sequences(found)) {
    candidates.push_back(suggester.with_accents(text, found));
  }
  for (auto& candidate : candidates) {
    const auto better = is_better(index, query, candidate, vocabulary, found);
    if (!better) return tl::unexpected(better.error());
    if (*better) return std::move(candidate);
  }
  return std::string();
}

}  // namespace viendan::search
