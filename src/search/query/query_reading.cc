// How a query was read, in words.
#include "base/text.h"
#include "search/query/query_text.h"

namespace viendan::search {
namespace {

using Kind = Clause::Kind;

std::string spelled(const std::vector<Spelling>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : " ") + word.word;
  return out;
}

std::string leaf(const Clause& clause);

std::string near(const Clause& clause) {
  std::string out;
  for (const Clause& part : clause.parts) {
    if (!out.empty()) out += fmt::format(" NEAR/{} ", clause.distance);
    out += leaf(part);
  }
  return out;
}

std::string types_in_words(const std::vector<DocumentType>& types) {
  std::string out;
  for (const auto& type : types) {
    out += fmt::format("{}\"{}\"", out.empty() ? " of type " : " or ", type.name);
  }
  return out;
}

std::string condition(const Clause& clause) {
  const std::string& shown = clause.value.shown;
  const bool quoted = clause.value.phrase || shown.find_first_of(" ()\"") != std::string::npos;
  const std::string_view quote = quoted ? "\"" : "";
  return fmt::format("{}:{}{}{}", info(clause.field).name, quote, shown, quote);
}

std::string leaf(const Clause& clause) {
  const std::string_view exact = clause.exact ? "exact:" : "";
  switch (clause.kind) {
    case Kind::Phrase:
      return fmt::format("{}\"{}\"", exact, spelled(clause.words));
    case Kind::Near:
      return near(clause);
    case Kind::Prefix:
      return spelled(clause.words) + "*";
    case Kind::Symbol:
      return clause.types.empty()
                 ? fmt::format("symbol {}", clause.symbol)
                 : fmt::format("number {}{}", clause.symbol, types_in_words(clause.types));
    case Kind::Condition:
      return condition(clause);
    default:
      return fmt::format("{}{}", exact, spelled(clause.words));
  }
}

bool is_group(const Clause& clause) {
  return clause.kind == Kind::All || clause.kind == Kind::Any;
}

/// Groups in groups have parentheses; depth is bounded by the parser.
std::string words_of(const std::vector<Clause>& parts, Kind kind, bool any);

std::string inner(const Clause& clause, bool any) {
  if (clause.kind == Kind::Not) return "NOT " + inner(clause.parts.front(), false);
  if (!is_group(clause)) return leaf(clause);
  return fmt::format("({})", words_of(clause.parts, clause.kind, any));
}

void append(std::string& out, std::string_view separator, std::string_view words) {
  if (!out.empty()) out += separator;
  out += words;
}

/// Of a conjunction: its words, then conditions, then what is excluded.
std::string conjunction(const std::vector<Clause>& parts, bool any) {
  std::string words;
  std::string rest;
  std::size_t count = 0;
  for (const Clause& part : parts) {
    if (part.kind == Kind::Not) continue;
    if (is_condition(part)) {
      rest += " AND " + inner(part, false);
    } else {
      append(words, any ? " OR " : " AND ", inner(part, any));
      ++count;
    }
  }
  for (const Clause& part : parts) {
    if (part.kind == Kind::Not) rest += " " + inner(part, false);
  }
  if (words.empty()) return rest.starts_with(" AND ") ? rest.substr(5) : "everything" + rest;
  return any && count > 1 && !rest.empty() ? fmt::format("({}){}", words, rest) : words + rest;
}

std::string words_of(const std::vector<Clause>& parts, Kind kind, bool any) {
  if (kind != Kind::Any) return conjunction(parts, any);
  std::string words;
  for (const Clause& part : parts) append(words, " OR ", inner(part, any));
  return words;
}

/// Of a query for a number: the words that it may be otherwise, and the rest of the query.
std::string number_in_words(const QueryText& query) {
  std::vector<Clause> words;
  std::vector<Clause> rest;
  for (const Clause& clause : query.clauses) {
    (is_condition(clause) ? rest : words).push_back(clause);
  }
  std::string out =
      fmt::format("number {}{}, or the {} {}", query.number, types_in_words(query.types),
                  words.size() > 1 ? "words" : "word", conjunction(words, false));
  for (const Clause& clause : rest) out += "; AND " + inner(clause, false);
  return out;
}

}  // namespace

std::string in_words(const QueryText& query, bool any) {
  if (!query.number.empty()) return number_in_words(query);
  if (query.clauses.empty()) return query.everything ? "everything" : "nothing";
  const bool alternatives = query.clauses.size() == 1 && query.clauses.front().kind == Kind::Any;
  return alternatives ? words_of(query.clauses.front().parts, Kind::Any, any)
                      : conjunction(query.clauses, any);
}

}  // namespace viendan::search
