#include "search/answer/highlight.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "search/index.h"

namespace viendan::search {
namespace {

// Shares of a word's weight. Distinct words decide; these choose between places that have the same.
constexpr double kRepeated = 0.05;
constexpr double kExact = 0.5;
constexpr double kNeighbour = 0.3;
constexpr double kSequence = 1.0;

// Letters before the first found word, so that it is not read without its context.
constexpr std::uint32_t kContext = 60;

/// Whether a word of a phrase is met: as in the index, accents that were typed are meant.
bool meets(const Spelling& sought, const Spelling& found, bool exact) {
  return exact || sought.accented() ? sought.word == found.word : sought.folded == found.folded;
}

struct Window {
  std::size_t first = 0;  // tokens, both inclusive
  std::size_t last = 0;
};

/// How many letters stand before each token.
std::vector<std::uint32_t> letters_before(std::string_view text, const std::vector<Token>& tokens) {
  std::vector<std::uint32_t> letters;
  std::uint32_t count = 0;
  std::size_t at = 0;
  for (const Token& token : tokens) {
    count += count_code_points(text.substr(at, token.span.begin - at));
    at = token.span.begin;
    letters.push_back(count);
  }
  return letters;
}

bool is_space(char32_t c) {
  return c <= U' ' || c == U'\u00A0' || c == U'\u007F';
}

/// Line ends and control characters as one space: a snippet is one line, and only we set marks.
void append_plain(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (!is_space(c))
      out += text.substr(begin, at - begin);
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
}

/// The end of the text directly after a word: its punctuation, up to the next space.
std::size_t end_with_punctuation(std::string_view text, std::size_t at, std::size_t limit) {
  const auto part = text.substr(0, limit);
  const auto found = std::find_if(part.begin() + static_cast<std::ptrdiff_t>(at), part.end(),
                                  [](char c) { return static_cast<unsigned char>(c) <= ' '; });
  return static_cast<std::size_t>(found - part.begin());
}

}  // namespace

/// Adds and takes away tokens at the ends of a window.
class WindowScore {
 public:
  WindowScore(const Highlighter& highlighter, const std::vector<Highlighter::Mark>& marks)
      : highlighter_(highlighter), marks_(marks), counts_(highlighter.sought_.size(), 0) {}

  void enter(std::size_t token) { change(token, 1); }
  void leave(std::size_t token) { change(token, -1); }
  [[nodiscard]] double score() const { return score_; }

 private:
  void change(std::size_t token, int sign) {
    const auto& mark = marks_[token];
    if (!mark.marked) return;
    const auto sought = static_cast<std::size_t>(mark.sought);
    const double weight = highlighter_.sought_[sought].weight;
    if (counts_[sought] == (sign > 0 ? 0 : 1)) score_ += sign * weight;
    counts_[sought] += sign;
    score_ += sign * mark.extra;
  }

  const Highlighter& highlighter_;
  const std::vector<Highlighter::Mark>& marks_;
  std::vector<int> counts_;
  double score_ = 0;
};

Highlighter::Highlighter(const QueryText& query, const Rarity& rarity) {
  int before = -1;
  for (const Clause* clause : wanted(query)) add_clause(*clause, rarity, before);
}

/// `before`: the word of the query that stands directly before the clause, or -1.
void Highlighter::add_clause(const Clause& clause, const Rarity& rarity, int& before) {
  using Kind = Clause::Kind;
  const bool sequence = clause.kind == Kind::Phrase || clause.kind == Kind::Symbol;
  for (const Spelling& word : clause.words) {
    const int here = add(word, rarity);
    Sought& sought = sought_[static_cast<std::size_t>(here)];
    if (before >= 0) sought.after.push_back(before);
    before = here;
    if (clause.kind == Kind::Prefix) {
      beginnings_.push_back({word.accented() ? word.word : word.folded, word.accented(), here});
    } else if (!sequence && clause.exact) {
      sought.exact.push_back(word.word);
    } else if (!sequence) {
      sought.single = true;
    }
  }
  if (sequence) sequences_.push_back({clause.words, clause.exact});
  if (clause.kind != Kind::Word) before = -1;
}

int Highlighter::add(const Spelling& word, const Rarity& rarity) {
  const auto [entry, fresh] = by_folded_.try_emplace(word.folded, static_cast<int>(sought_.size()));
  if (fresh) sought_.push_back({.weight = rarity(word.folded)});
  sought_[static_cast<std::size_t>(entry->second)].words.push_back(word.word);
  return entry->second;
}

/// Whether a beginning that was typed for the word of the query stands here.
bool Highlighter::begins(int sought, const Spelling& found) const {
  return std::ranges::any_of(beginnings_, [sought, &found](const Beginning& each) {
    return each.sought == sought &&
           (each.accented ? found.word : found.folded).starts_with(each.word);
  });
}

/// Which word of the query stands here, or -1.
int Highlighter::sought_at(const Spelling& found) const {
  const auto entry = by_folded_.find(found.folded);
  if (entry != by_folded_.end()) return entry->second;
  for (const Beginning& each : beginnings_) {
    if (begins(each.sought, found)) return each.sought;
  }
  return -1;
}

void Highlighter::mark_sequences(const std::vector<Token>& tokens, std::vector<Mark>& marks) const {
  for (const auto& [words, exact] : sequences_) {
    for (std::size_t i = 0; i + words.size() <= tokens.size(); ++i) {
      const bool here =
          std::equal(words.begin(), words.end(), tokens.begin() + static_cast<std::ptrdiff_t>(i),
                     [exact](const Spelling& sought, const Token& token) {
                       return meets(sought, *token.spelling, exact);
                     });
      for (std::size_t k = 0; here && k < words.size(); ++k) {
        Mark& mark = marks[i + k];
        mark.marked = true;
        mark.joined = k > 0;
        mark.extra += kSequence * sought_[static_cast<std::size_t>(mark.sought)].weight;
      }
    }
  }
}

std::vector<Highlighter::Mark> Highlighter::marks(const std::vector<Token>& tokens) const {
  std::vector<Mark> marks(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Spelling& word = *tokens[i].spelling;
    const int here = sought_at(word);
    if (here < 0) continue;
    const Sought& sought = sought_[static_cast<std::size_t>(here)];
    const auto has = [](const auto& list, const auto& value) {
      return std::find(list.begin(), list.end(), value) != list.end();
    };
    Mark& mark = marks[i];
    mark.sought = here;
    mark.marked = sought.single || has(sought.exact, word.word) || begins(here, word);
    double share = kRepeated;
    if (has(sought.words, word.word)) share += kExact;
    if (i > 0 && marks[i - 1].sought >= 0 && has(sought.after, marks[i - 1].sought)) {
      share += kNeighbour;
      mark.joined = mark.marked && marks[i - 1].marked;
    }
    mark.extra = share * sought.weight;
  }
  mark_sequences(tokens, marks);
  return marks;
}

namespace {

using Marks = std::vector<Highlighter::Mark>;
using Letters = std::vector<std::uint32_t>;

/// The window of a snippet's length that scores best, and its score.
std::pair<Window, double> best_window(WindowScore score, const Letters& letters) {
  Window best;
  double best_score = 0;
  for (std::size_t first = 0, last = 0; last < letters.size(); ++last) {
    score.enter(last);
    while (letters[last] - letters[first] > kSnippetLetters - kContext) score.leave(first++);
    if (score.score() > best_score + 1e-9) {
      best = {first, last};
      best_score = score.score();
    }
  }
  return {best, best_score};
}

/// From the first found word on, with some context before it, as long as a snippet may be.
Window with_context(Window window, const Marks& marks, const Letters& letters) {
  while (!marks[window.first].marked) ++window.first;
  const std::uint32_t found = letters[window.first];
  while (window.first > 0 && found - letters[window.first - 1] <= kContext) --window.first;
  while (window.last + 1 < letters.size() &&
         letters[window.last + 1] - letters[window.first] < kSnippetLetters - 8) {
    ++window.last;
  }
  return window;
}

/// The text of a window with its found words marked, and dots where the text goes on.
std::string marked_text(std::string_view text, const std::vector<Token>& tokens, const Marks& marks,
                        Window window) {
  std::string out = window.first > 0 ? "… " : "";
  std::size_t at = window.first == 0 ? 0 : tokens[window.first].span.begin;
  for (std::size_t i = window.first; i <= window.last; ++i) {
    const bool goes_on = marks[i].joined && i > window.first;
    const bool ends = i == window.last || !marks[i + 1].joined;
    append_plain(out, text.substr(at, tokens[i].span.begin - at));
    if (marks[i].marked && !goes_on) out += kFoundBegin;
    append_plain(out, tokens[i].span.of(text));
    if (marks[i].marked && ends) out += kFoundEnd;
    at = tokens[i].span.end;
  }
  const bool to_end = window.last + 1 == tokens.size();
  const std::size_t end =
      to_end ? text.size() : end_with_punctuation(text, at, tokens[window.last + 1].span.begin);
  append_plain(out, text.substr(at, end - at));
  return to_end ? out : out + " …";
}

}  // namespace

Snippet Highlighter::mark(std::string_view text, Tokenizer& tokenizer) const {
  const auto tokens = tokenizer.read(text);
  const Marks found = marks(tokens);
  const Letters letters = letters_before(text, tokens);
  const auto [window, score] = best_window(WindowScore(*this, found), letters);
  if (score <= 0) return {};
  return {marked_text(text, tokens, found, with_context(window, found, letters)), score};
}

Snippet Highlighter::beginning(std::string_view text, Tokenizer& tokenizer) {
  const auto tokens = tokenizer.read(text);
  if (tokens.empty()) return {};
  const Letters letters = letters_before(text, tokens);
  Window window;
  while (window.last + 1 < tokens.size() && letters[window.last + 1] < kSnippetLetters) {
    ++window.last;
  }
  const std::string shown = marked_text(text, tokens, Marks(tokens.size()), window);
  return {std::string(trim(shown)), 0};
}

}  // namespace viendan::search
