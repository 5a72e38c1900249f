#include "search/query/query_lexer.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/unicode.h"
#include "search/query/query_text.h"

namespace viendan::search {
namespace {

using Kind = Lexeme::Kind;

// Reading a symbol costs more than other words; a query with more numbers is a table.
constexpr std::size_t kMostSymbols = 32;

struct QuotePair {
  std::string_view open;
  std::string_view close;
};
constexpr QuotePair kQuotes[] = {{"\"", "\""}, {"“", "”"}, {"„", "“"}, {"«", "»"}, {"”", "”"}};

// The Vietnamese word for "near" is one of every text: only with its number it is an operator.
struct Operator {
  std::string_view word;
  Kind kind;
  bool needs_number = false;
};
constexpr Operator kOperators[] = {{"OR", Kind::Or},     {"HOẶC", Kind::Or},
                                   {"AND", Kind::And},   {"NOT", Kind::Not},
                                   {"NEAR", Kind::Near}, {"GẦN", Kind::Near, true}};

bool is_space(char c) {
  return kSpaces.find(c) != std::string_view::npos;
}

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Finds what is quoted. A closing mark that is not there is looked for once.
class Quotes {
 public:
  explicit Quotes(std::string_view text) : text_(text) {}

  /// The end of what is quoted at `at`, or `at`. An opening mark that has no closing one is
  /// nothing.
  std::size_t end(std::size_t at, std::string_view& inside) {
    for (std::size_t i = 0; i < std::size(kQuotes); ++i) {
      const auto& [open, close] = kQuotes[i];
      if (!text_.substr(at).starts_with(open) || none_[i]) continue;
      const std::size_t begin = at + open.size();
      const std::size_t found = text_.find(close, begin);
      none_[i] = found == std::string_view::npos;
      if (none_[i]) continue;
      inside = text_.substr(begin, found - begin);
      return found + close.size();
    }
    return at;
  }

 private:
  std::string_view text_;
  std::array<bool, std::size(kQuotes)> none_{};  // from here to the end
};

class Lexer {
 public:
  Lexer(std::string_view text, const Vocabulary& vocabulary)
      : text_(text), vocabulary_(vocabulary), quotes_(text) {}

  std::vector<Lexeme> read() {
    while (at_ < text_.size()) {
      if (is_space(text_[at_])) {
        ++at_;
      } else if (!read_sign() && !read_quoted(false) && !read_symbol() && !read_field() &&
                 !read_operator()) {
        read_words();
      }
    }
    return std::move(found_);
  }

  [[nodiscard]] bool cut() const { return cut_; }

 private:
  Lexeme& add(Kind kind, std::size_t end) {
    Lexeme& lexeme = found_.emplace_back();
    lexeme.kind = kind;
    lexeme.text = text_.substr(at_, end - at_);
    lexeme.begin = at_;
    lexeme.end = end;
    at_ = end;
    return lexeme;
  }

  bool read_sign() {
    const char c = text_[at_];
    if (c == '(' || c == ')') {
      add(c == '(' ? Kind::Open : Kind::Close, at_ + 1);
      return true;
    }
    if (!begins_exclusion()) return false;
    add(Kind::Not, at_ + 1);
    return true;
  }

  /// "8 -10%" is a range and "- Bộ" an item of a list; neither excludes.
  [[nodiscard]] bool begins_exclusion() {
    if (text_[at_] != '-' || at_ + 1 >= text_.size()) return false;
    if (at_ > 0 && !is_space(text_[at_ - 1]) && text_[at_ - 1] != '(') return false;
    std::string_view inside;
    std::size_t next = at_ + 1;
    if (text_[next] == '(' || quotes_.end(next, inside) > next) return true;
    if (is_ascii_digit(text_[next])) {
      return symbols_++ < kMostSymbols && symbol_at(text_, next, vocabulary_).has_value();
    }
    return is_letter(next_code_point(text_, next));
  }

  bool read_quoted(bool exact) {
    std::string_view inside;
    const std::size_t end = quotes_.end(at_, inside);
    if (end == at_) return false;
    Lexeme& phrase = add(Kind::Phrase, end);
    phrase.text = inside;
    phrase.exact = exact;
    if (at_ < text_.size() && text_[at_] == '~') phrase.distance = read_number(at_ + 1);
    return true;
  }

  /// The distance at `at`; moves on behind it, or stays.
  unsigned read_number(std::size_t at) {
    std::size_t end = at;
    while (end < text_.size() && is_ascii_digit(text_[end])) ++end;
    if (end == at) return 0;
    at_ = end;
    const int number = to_int(text_.substr(at, end - at));
    return number < 0 ? kLongestDistance
                      : std::clamp(static_cast<unsigned>(number), 1U, kLongestDistance);
  }

  bool read_symbol() {
    std::size_t begin = at_;
    while (begin < text_.size() && text_[begin] == '*') ++begin;
    if (begin >= text_.size() || symbols_ >= kMostSymbols) return false;
    const bool digit = is_ascii_digit(text_[begin]);
    // A code before a number is one only in capitals: "tt 13" may be anything.
    if (!digit && !(text_[begin] & '\x80') && !(text_[begin] >= 'A' && text_[begin] <= 'Z'))
      return false;
    symbols_ += digit ? 1 : 0;
    auto symbol = symbol_at(text_, begin, vocabulary_);
    if (!symbol) return false;
    const std::size_t end = symbol->end;
    add(Kind::Symbol, end).symbol = std::move(*symbol);
    return true;
  }

  bool read_field() {
    constexpr std::size_t kLongestName = 40;
    const std::string_view name = text_.substr(at_, kLongestName);
    const auto colon = name.find(':');
    if (colon == std::string_view::npos || colon > name.find(' ')) return false;
    const FieldInfo* field = field_named(name.substr(0, colon));
    if (field == nullptr) return false;
    const std::size_t begin = at_;
    at_ += colon + 1;
    if (read_field_value(*field, begin)) return true;
    at_ = begin;
    return false;
  }

  bool read_field_value(const FieldInfo& field, std::size_t begin) {
    if (at_ >= text_.size() || is_space(text_[at_])) return false;
    if (field.applies == AppliesTo::Words) return read_as_words(field, begin);
    std::string_view typed;
    std::size_t end = quotes_.end(at_, typed);
    const bool quoted = end > at_;
    if (!quoted) {
      end = std::max(words_end(), at_ + name_prefix(field, text_.substr(at_), vocabulary_));
      typed = trim(text_.substr(at_, end - at_), ",;");
    }
    auto value = conditions_ < kMostConditions ? read_value(field, typed, vocabulary_, quoted)
                                               : std::nullopt;
    cut_ = cut_ || conditions_ >= kMostConditions;
    if (!value) return false;
    ++conditions_;
    Lexeme& lexeme = add(Kind::Condition, end);
    lexeme.begin = begin;
    lexeme.field = field.field;
    lexeme.value = std::move(*value);
    return true;
  }

  /// What follows "exact:" or "text:" is words, and no more.
  bool read_as_words(const FieldInfo& field, std::size_t begin) {
    const bool exact = field.field == Field::Exact;
    if (!read_quoted(exact)) {
      if (words_end() == at_) return false;
      read_words();
    }
    found_.back().begin = begin;
    found_.back().exact = exact;
    found_.back().plain = true;
    return true;
  }

  bool read_operator() {
    for (const auto& [word, kind, needs_number] : kOperators) {
      if (!text_.substr(at_).starts_with(word)) continue;
      std::size_t end = at_ + word.size();
      unsigned distance = 0;
      const std::size_t begin = at_;
      if (kind == Kind::Near && end + 1 < text_.size() && text_[end] == '/') {
        distance = read_number(end + 1);
        end = std::max(end, at_);
        at_ = begin;
      }
      const bool ends =
          end >= text_.size() || is_space(text_[end]) || text_[end] == '(' || text_[end] == '"';
      if (!ends || (needs_number && distance == 0)) continue;
      add(kind, end).distance = distance > 0 ? distance : kUsualDistance;
      return true;
    }
    return false;
  }

  [[nodiscard]] std::size_t words_end() {
    std::size_t end = at_;
    std::string_view inside;
    while (end < text_.size() && !is_space(text_[end]) && text_[end] != '(' && text_[end] != ')') {
      if (end > at_ && quotes_.end(end, inside) > end) break;
      ++end;
    }
    return end;
  }

  void read_words() {
    const std::size_t end = std::max(words_end(), at_ + 1);
    Lexeme& words = add(Kind::Words, end);
    const std::string_view before = trim_right(words.text, "*");
    words.prefix = before.size() + 1 == words.text.size();
  }

  std::string_view text_;
  const Vocabulary& vocabulary_;
  Quotes quotes_;
  std::vector<Lexeme> found_;
  std::size_t at_ = 0;
  std::size_t symbols_ = 0;
  std::size_t conditions_ = 0;
  bool cut_ = false;
};

/// Groups that do not close, close nothing or are too deep are as if they were not there.
void balance(std::vector<Lexeme>& lexemes, bool& cut) {
  std::vector<std::size_t> open;
  std::vector<bool> kept(lexemes.size(), true);
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    if (lexemes[i].kind == Kind::Open) open.push_back(i);
    kept[i] = lexemes[i].kind != Kind::Open;
    if (lexemes[i].kind != Kind::Close) continue;
    const bool empty = !open.empty() && open.back() + 1 == i;
    const bool deep = open.size() > kDeepestGroup;
    kept[i] = !open.empty() && !deep && !empty;
    cut = cut || deep;
    if (open.empty()) continue;
    kept[open.back()] = kept[i];
    open.pop_back();
  }
  std::size_t to = 0;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    if (kept[i] && to++ != i) lexemes[to - 1] = std::move(lexemes[i]);
  }
  lexemes.resize(to);
}

bool begins_operand(const Lexeme& lexeme) {
  return lexeme.is_operand() || lexeme.kind == Kind::Open || lexeme.kind == Kind::Not;
}

/// What can stand beside NEAR: words, not groups or conditions.
bool is_near(const Lexeme& lexeme) {
  return lexeme.kind == Kind::Words || lexeme.kind == Kind::Phrase;
}

bool stands_well(const Lexeme& lexeme, const Lexeme* before, const Lexeme* after) {
  if (after == nullptr) return false;
  if (lexeme.kind == Kind::Not) {
    return begins_operand(*after) && after->kind != Kind::Not &&
           (before == nullptr || before->kind != Kind::Near);
  }
  if (before == nullptr) return false;
  if (lexeme.kind == Kind::Near) return is_near(*before) && is_near(*after);
  return (before->is_operand() || before->kind == Kind::Close) && begins_operand(*after);
}

/// Operators without operands are words: "OR" at the end of a query, "NOT" before nothing. A lonely
/// dash is nothing.
void demote_operators(std::vector<Lexeme>& lexemes) {
  for (std::size_t i = lexemes.size(); i-- > 0;) {
    Lexeme& lexeme = lexemes[i];
    if (lexeme.is_operand() || lexeme.kind == Kind::Open || lexeme.kind == Kind::Close) continue;
    const Lexeme* before = i > 0 ? &lexemes[i - 1] : nullptr;
    const Lexeme* after = i + 1 < lexemes.size() ? &lexemes[i + 1] : nullptr;
    if (!stands_well(lexeme, before, after)) lexeme.kind = Kind::Words;
  }
}

}  // namespace

std::vector<Lexeme> lexemes_of(std::string_view text, const Vocabulary& vocabulary, bool& cut) {
  Lexer lexer(text, vocabulary);
  auto lexemes = lexer.read();
  cut = cut || lexer.cut();
  balance(lexemes, cut);
  demote_operators(lexemes);
  return lexemes;
}

}  // namespace viendan::search
