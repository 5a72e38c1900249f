#include "search/query/query_parser.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::search {
namespace {

using Kind = Clause::Kind;

/// Whether nothing but spaces and the like stands between two words: what is joined by punctuation
/// is no pair.
bool is_joint(std::string_view between) {
  return between.size() <= 8 && between.find_first_of(".,;:()\n\"") == std::string_view::npos;
}

/// A group of one part is that part.
Clause group(Kind kind, std::vector<Clause> parts) {
  if (parts.size() == 1 && kind != Kind::Not) return std::move(parts.front());
  Clause clause{.kind = kind};
  clause.parts = std::move(parts);
  return clause;
}

/// The field that a condition, or all of several alternatives, is on; nullptr for other clauses.
const Field* only_field(const Clause& clause) {
  if (clause.kind == Kind::Condition) return &clause.field;
  if (clause.kind != Kind::Any) return nullptr;
  const Field first = clause.parts.front().field;
  const bool same = std::all_of(
      clause.parts.begin(), clause.parts.end(),
      [first](const Clause& part) { return part.kind == Kind::Condition && part.field == first; });
  return same ? &clause.parts.front().field : nullptr;
}

/// Lexemes to clauses. Groups are balanced and no deeper than kDeepestGroup: the recursion ends.
class Parser {
 public:
  Parser(std::string_view text, std::vector<Lexeme> lexemes, bool& cut)
      : text_(text), lexemes_(std::move(lexemes)), cut_(cut) {}

  std::vector<Clause> read() {
    Clause all = alternatives();
    if (all.kind == Kind::All) return std::move(all.parts);
    std::vector<Clause> parts;
    parts.push_back(std::move(all));
    return parts;
  }

 private:
  [[nodiscard]] bool at_end() const {
    return at_ >= lexemes_.size() || lexemes_[at_].kind == Lexeme::Kind::Close;
  }

  Clause alternatives() {
    std::vector<Clause> found;
    for (;;) {
      Clause all = conjunction();
      if (all.kind != Kind::All || !all.parts.empty()) found.push_back(std::move(all));
      last_end_ = 0;
      if (at_end()) break;
      ++at_;  // OR
    }
    return found.empty() ? Clause{.kind = Kind::All} : group(Kind::Any, std::move(found));
  }

  /// Words beside each other, up to OR or the end of the group.
  Clause conjunction() {
    std::vector<Clause> parts;
    while (!at_end() && lexemes_[at_].kind != Lexeme::Kind::Or) {
      if (lexemes_[at_].kind == Lexeme::Kind::And) {
        ++at_;
        last_end_ = 0;
        continue;
      }
      for (Clause& clause : operand()) parts.push_back(std::move(clause));
    }
    merge_conditions(parts);
    return group(Kind::All, std::move(parts));
  }

  /// What stands for one lexeme, or for those that belong together; several clauses all must hold.
  std::vector<Clause> operand() {
    const Lexeme& lexeme = lexemes_[at_];
    if (lexeme.kind == Lexeme::Kind::Not) {
      ++at_;
      const bool words = lexemes_[at_].kind == Lexeme::Kind::Words;
      auto excluded = operand();
      last_end_ = 0;
      return negated(std::move(excluded), words);
    }
    if (lexeme.kind == Lexeme::Kind::Open) return grouped();
    const bool near = at_ + 1 < lexemes_.size() && lexemes_[at_ + 1].kind == Lexeme::Kind::Near;
    return near ? nearness() : leaf(lexemes_[at_++]);
  }

  std::vector<Clause> grouped() {
    ++at_;
    Clause inside = alternatives();
    ++at_;  // the closing parenthesis
    if (inside.kind == Kind::All) return std::move(inside.parts);
    return only(std::move(inside));
  }

  static std::vector<Clause> only(Clause clause) {
    std::vector<Clause> clauses;
    clauses.push_back(std::move(clause));
    return clauses;
  }

  /// "-và/hoặc": the words that one dash excludes stand together.
  static std::vector<Clause> negated(std::vector<Clause> clauses, bool together) {
    if (clauses.empty()) return {};
    if (together && clauses.size() > 1) clauses = only(phrase_of(std::move(clauses)));
    Clause all = group(Kind::All, std::move(clauses));
    if (all.kind == Kind::Not) return only(std::move(all.parts.front()));
    return only(group(Kind::Not, only(std::move(all))));
  }

  /// "A NEAR/5 B NEAR/5 C". What is several words by itself ("QĐ-TTg") is a phrase.
  std::vector<Clause> nearness() {
    Clause near{.kind = Kind::Near, .window = 1};
    for (;;) {
      std::vector<Clause> leaves = leaf(lexemes_[at_++]);
      if (leaves.size() > 1) leaves = only(phrase_of(std::move(leaves)));
      for (Clause& part : leaves) add_near(std::move(part), near);
      if (at_ >= lexemes_.size() || lexemes_[at_].kind != Lexeme::Kind::Near) break;
      near.distance = lexemes_[at_++].distance;
      near.window += near.distance;
    }
    if (near.parts.size() < 2) return std::move(near.parts);
    return only(std::move(near));
  }

  static void add_near(Clause part, Clause& near) {
    near.window += static_cast<unsigned>(part.words.size()) - 1;
    near.words.insert(near.words.end(), part.words.begin(), part.words.end());
    near.parts.push_back(std::move(part));
  }

  static Clause phrase_of(std::vector<Clause> words) {
    Clause phrase{.kind = Kind::Phrase};
    for (Clause& clause : words) {
      phrase.words.insert(phrase.words.end(), clause.words.begin(), clause.words.end());
    }
    return phrase;
  }

  std::vector<Clause> leaf(const Lexeme& lexeme) {
    switch (lexeme.kind) {
      case Lexeme::Kind::Symbol:
        return symbol(lexeme);
      case Lexeme::Kind::Condition:
        return only({.kind = Kind::Condition, .field = lexeme.field, .value = lexeme.value});
      case Lexeme::Kind::Phrase:
        return phrase(lexeme);
      default:
        return words(lexeme);
    }
  }

  std::vector<Clause> symbol(const Lexeme& lexeme) {
    Clause clause{.kind = Kind::Symbol, .symbol = lexeme.symbol.key, .types = lexeme.symbol.types};
    clause.words = spellings(lexeme.symbol.text);
    return clause.words.empty() ? std::vector<Clause>() : only(std::move(clause));
  }

  std::vector<Clause> phrase(const Lexeme& lexeme) {
    Clause clause{.kind = Kind::Phrase, .words = spellings(lexeme.text), .exact = lexeme.exact};
    if (clause.words.empty()) return {};
    if (lexeme.distance == 0 || clause.words.size() == 1) return only(std::move(clause));
    Clause near{.kind = Kind::Near, .distance = lexeme.distance, .window = 1};
    for (const Spelling& word : clause.words) {
      near.window += lexeme.distance;
      add_near({.kind = Kind::Word, .words = {word}, .exact = lexeme.exact}, near);
    }
    near.window -= lexeme.distance;
    return only(std::move(near));
  }

  std::vector<Clause> words(const Lexeme& lexeme) {
    std::vector<Clause> found;
    const auto tokens = tokenizer_.read(lexeme.text);
    for (const Token& token : tokens) {
      if (!take()) break;
      const std::size_t begin = offset(lexeme) + token.span.begin;
      Clause& word = found.emplace_back(Clause{.kind = Kind::Word, .exact = lexeme.exact});
      word.words.push_back(*token.spelling);
      word.joined = last_end_ > 0 && is_joint(text_.substr(last_end_, begin - last_end_));
      last_end_ = offset(lexeme) + token.span.end;
    }
    if (lexeme.prefix && found.size() == tokens.size() && !found.empty()) {
      const Span last = tokens.back().span;
      make_prefix(lexeme.text.substr(last.begin, last.end - last.begin), found.back());
    }
    return found;
  }

  [[nodiscard]] std::size_t offset(const Lexeme& lexeme) const {
    return static_cast<std::size_t>(lexeme.text.data() - text_.data());
  }

  /// As typed: a tone mark moves when letters follow it ("hoà*" begins "hoàng").
  void make_prefix(std::string_view printed, Clause& word) {
    const Spelling& spelling = word.words.front();
    const bool long_enough = count_code_points(printed) >= kShortestPrefix;
    if (!long_enough || spelling.number) return;
    cut_ = cut_ || prefixes_ >= kMostPrefixes;
    if (prefixes_++ >= kMostPrefixes) return;
    word.kind = Kind::Prefix;
    word.words.front().word = replace_all(to_lower(printed), "ð", "đ");
  }

  std::vector<Spelling> spellings(std::string_view text) {
    std::vector<Spelling> found;
    for (const Token& token : tokenizer_.read(text)) {
      if (!take()) break;
      found.push_back(*token.spelling);
    }
    last_end_ = 0;
    return found;
  }

  /// Whether there is room for a further word.
  bool take() {
    cut_ = cut_ || words_ >= kMostWords;
    return words_ < kMostWords && ++words_ > 0;
  }

  std::string_view text_;
  std::vector<Lexeme> lexemes_;
  bool& cut_;
  Tokenizer tokenizer_;
  std::size_t at_ = 0;
  std::size_t words_ = 0;
  std::size_t prefixes_ = 0;
  std::size_t last_end_ = 0;  // where the word before ends; 0 where what stands before is none
};

}  // namespace

void merge_conditions(std::vector<Clause>& parts) {
  std::vector<Clause> merged;
  for (Clause& part : parts) {
    const Field* field = part.kind == Kind::Condition ? &part.field : nullptr;
    const auto same = std::find_if(merged.begin(), merged.end(), [field](const Clause& other) {
      const Field* found = field == nullptr ? nullptr : only_field(other);
      return found != nullptr && *found == *field;
    });
    if (same == merged.end()) {
      merged.push_back(std::move(part));
      continue;
    }
    if (same->kind == Kind::Condition) {
      Clause any{.kind = Kind::Any};
      any.parts.push_back(std::move(*same));
      *same = std::move(any);
    }
    same->parts.push_back(std::move(part));
  }
  parts = std::move(merged);
}

std::vector<Clause> parse(std::string_view text, std::vector<Lexeme> lexemes, bool& cut) {
  return Parser(text, std::move(lexemes), cut).read();
}

}  // namespace viendan::search
