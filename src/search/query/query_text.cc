#include "search/query/query_text.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "search/query/query_lexer.h"
#include "search/query/query_parser.h"
#include "search/query/query_symbols.h"

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
  query.clauses = parse(text, std::move(lexemes), query.cut);
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

bool is_bare(const QueryText& query) {
  return std::all_of(query.clauses.begin(), query.clauses.end(), [](const Clause& clause) {
    return clause.kind == Kind::Word || clause.kind == Kind::Symbol || clause.kind == Kind::Not ||
           is_condition(clause);
  });
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
