#include "search/query_text.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "search/query_lexer.h"
#include "search/query_symbols.h"

namespace viendan::search {
namespace {

using Kind = Clause::Kind;

std::string cut_query(std::string_view text, bool& cut) {
  std::string_view rest = text;
  cut = rest.size() > kLongestQuery;
  if (cut) {
    std::size_t end = kLongestQuery;
    while (end > 0 && (rest[end] & '\xC0') == '\x80') --end;
    rest = rest.substr(0, end);
  }
  return to_nfc(trim(rest));
}

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

/// Conditions on one field are alternatives.
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
    if (!long_enough || spelling.number || (prefixes_ >= kMostPrefixes && (cut_ = true))) return;
    ++prefixes_;
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

/// What is left of a query without its conditions, where that is words alone; else "".
std::string_view bare_words(std::string_view text, const std::vector<Lexeme>& lexemes) {
  std::size_t begin = text.size();
  std::size_t end = 0;
  bool over = false;
  for (const Lexeme& lexeme : lexemes) {
    if (lexeme.kind == Lexeme::Kind::Condition) {
      over = end > 0;
      continue;
    }
    const bool good = lexeme.kind == Lexeme::Kind::Words || lexeme.kind == Lexeme::Kind::Symbol;
    if (!good || over || lexeme.plain || lexeme.prefix) return {};
    begin = std::min(begin, lexeme.begin);
    end = lexeme.end;
  }
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

bool has_conditions(const std::vector<Lexeme>& lexemes) {
  return std::any_of(lexemes.begin(), lexemes.end(),
                     [](const Lexeme& lexeme) { return lexeme.kind == Lexeme::Kind::Condition; });
}

/// One lexeme in place of all words, those of conditions left as they are.
void replace_words(std::vector<Lexeme>& lexemes, Lexeme lexeme) {
  std::erase_if(lexemes, [](const Lexeme& each) { return each.kind != Lexeme::Kind::Condition; });
  lexemes.insert(lexemes.begin(), std::move(lexeme));
}

/// Reads a query that asks for one document.
void read_name(std::string_view text, const Vocabulary& vocabulary, std::vector<Lexeme>& lexemes,
               QueryText& query) {
  // Signs inside a symbol cut lexemes ("1605)QD-TTg"): without conditions all of it is tried.
  const std::string_view bare = has_conditions(lexemes) ? bare_words(text, lexemes) : text;
  if (bare.empty()) return;
  const auto plain = [](const Lexeme& lexeme) { return lexeme.plain; };
  if (std::any_of(lexemes.begin(), lexemes.end(), plain)) return;
  if (auto symbol = whole_symbol(bare, vocabulary)) {
    (symbol->types.empty() ? query.symbol : query.number) = symbol->key;
    query.types = symbol->types;
    if (query.types.empty()) {
      replace_words(lexemes, {.kind = Lexeme::Kind::Symbol, .symbol = std::move(*symbol)});
    } else {
      replace_words(lexemes, {.kind = Lexeme::Kind::Words, .text = bare});
    }
    return;
  }
  query.number = whole_number(bare, vocabulary);
  if (query.number.empty()) return;
  const std::string_view digits = bare.substr(bare.find_first_of("0123456789"));
  replace_words(lexemes, {.kind = Lexeme::Kind::Words, .text = digits});
}

template <typename Visit>
void visit_wanted(const std::vector<Clause>& clauses, const Visit& visit) {
  for (const Clause& clause : clauses) {
    if (clause.kind == Kind::Not || clause.kind == Kind::Condition) continue;
    if (clause.kind == Kind::All || clause.kind == Kind::Any)
      visit_wanted(clause.parts, visit);
    else
      visit(clause);
  }
}

void finish(QueryText& query) {
  const auto words = wanted(query);
  query.everything = words.empty() && (query.everything || !query.clauses.empty());
  query.accented = std::any_of(words.begin(), words.end(), [](const Clause* clause) {
    return std::any_of(clause->words.begin(), clause->words.end(),
                       [](const Spelling& word) { return word.accented(); });
  });
}

bool any_condition(const std::vector<Clause>& clauses, const auto& holds) {
  return std::any_of(clauses.begin(), clauses.end(), [&](const Clause& clause) {
    return clause.kind == Kind::Condition ? holds(clause) : any_condition(clause.parts, holds);
  });
}

bool is_row_condition(const Clause& clause) {
  if (info(clause.field).applies == AppliesTo::Row) return true;
  const auto& names = clause.value.names;
  return clause.field == Field::Kind && std::find(names.begin(), names.end(), "row") != names.end();
}

}  // namespace

QueryText read_query(std::string_view typed, const Vocabulary& vocabulary) {
  QueryText query;
  const std::string text = cut_query(typed, query.cut);
  query.everything = text.empty();
  auto lexemes = lexemes_of(text, vocabulary, query.cut);
  read_name(text, vocabulary, lexemes, query);
  query.clauses = Parser(text, std::move(lexemes), query.cut).read();
  finish(query);
  return query;
}

QueryText read_query(const Query& asked, const Vocabulary& vocabulary) {
  QueryText query = read_query(asked.text, vocabulary);
  for (const Condition& condition : asked.conditions) {
    const FieldInfo* field = field_named(condition.field);
    if (field == nullptr || field->applies == AppliesTo::Words) continue;
    auto value = read_value(*field, condition.value, vocabulary);
    if (!value) continue;
    Clause clause{.kind = Kind::Condition, .field = field->field, .value = std::move(*value)};
    query.clauses.push_back(std::move(clause));
  }
  merge_conditions(query.clauses);
  return query;
}

std::vector<const Clause*> wanted(const QueryText& query) {
  std::vector<const Clause*> clauses;
  visit_wanted(query.clauses, [&clauses](const Clause& clause) { clauses.push_back(&clause); });
  return clauses;
}

bool is_condition(const Clause& clause) {
  if (clause.parts.empty()) return clause.kind == Kind::Condition;
  return std::all_of(clause.parts.begin(), clause.parts.end(), is_condition);
}

bool wants_rows(const QueryText& query) {
  return any_condition(query.clauses, is_row_condition);
}

UnitWanted unit_wanted(const QueryText& query) {
  UnitWanted unit;
  if (wants_rows(query)) return unit;
  const auto list_of = [&unit](Field field) -> std::vector<std::string>* {
    switch (field) {
      case Field::Article:
        return &unit.article;
      case Field::Clause:
        return &unit.clause;
      case Field::Point:
        return &unit.point;
      case Field::Annex:
        return &unit.annex;
      case Field::Kind:
        return &unit.kind;
      default:
        return nullptr;
    }
  };
  const auto add = [&](const Clause& clause) {
    auto* list = clause.kind == Kind::Condition ? list_of(clause.field) : nullptr;
    if (list == nullptr) return;
    list->insert(list->end(), clause.value.names.begin(), clause.value.names.end());
  };
  for (const Clause& clause : query.clauses) {
    add(clause);
    if (clause.kind != Kind::Any || !is_condition(clause)) continue;
    for (const Clause& part : clause.parts) add(part);
  }
  return unit;
}

}  // namespace viendan::search
