#include "search/query/query.h"

#include <algorithm>

#include "search/index/passages.h"
#include "search/query/conditions.h"

namespace viendan::search {
namespace {

using Kind = Expression::Kind;

// No sum of weights of words reaches these: they keep the ranks of by_name() apart.
constexpr double kOwnWeight = 1000;
constexpr double kCitingWeight = 300;
constexpr double kSymbolWeight = 10;

Expression scaled(Expression expression, double factor) {
  if (factor == 1) return expression;
  return {.kind = Kind::Scaled, .parts = {std::move(expression)}, .factor = factor};
}

Expression constant(Expression expression, double weight) {
  return {.kind = Kind::Constant, .parts = {std::move(expression)}, .factor = weight};
}

Expression raw(const Spelling& word) {
  return term_of(term({}, word.word));
}
Expression folded(const Spelling& word) {
  return word.number ? raw(word) : term_of(term(prefix::kFolded, word.folded));
}

Expression phrase(const std::vector<Spelling>& words, const Variants& variants,
                  bool exact = false) {
  std::vector<Expression> parts;
  for (const auto& word : words) parts.push_back(phrase_part(word, variants, exact));
  return combined(Kind::Phrase, std::move(parts));
}

/// Words near each other; their phrases as such besides.
Expression near(const Clause& clause, const Variants& variants) {
  std::vector<Expression> parts;
  for (const auto& word : clause.words) {
    Expression part = phrase_part(word, variants, clause.exact);
    if (std::find(parts.begin(), parts.end(), part) == parts.end())
      parts.push_back(std::move(part));
  }
  Expression words = combined(Kind::Near, std::move(parts));
  if (words.kind == Kind::Near) words.count = clause.window;
  std::vector<Expression> all;
  for (const Clause& part : clause.parts) {
    if (part.words.size() > 1) all.push_back(phrase(part.words, variants, part.exact));
  }
  all.push_back(std::move(words));
  return combined(Kind::All, std::move(all));
}

/// A beginning without accents stands for words however they are accented. A tone mark moves with
/// what follows it: "hoà" begins "hoàng", and is "hòa" by itself.
Expression beginning(const Spelling& word) {
  const auto words_with = [](std::string begins) {
    return Expression{.kind = Kind::Prefix, .term = std::move(begins), .count = kMostPrefixTerms};
  };
  if (!word.accented()) return words_with(term(prefix::kFolded, word.folded));
  std::vector<Expression> forms = {words_with(term({}, word.word))};
  const std::string placed = place_tone(word.word);
  if (placed != word.word) forms.push_back(words_with(term({}, placed)));
  return combined(Kind::Any, std::move(forms));
}

/// The documents of a number and, where types were given, of one of these.
Expression numbered(const std::string& number, const std::vector<DocumentType>& types) {
  std::vector<Expression> any;
  for (const auto& type : types) any.push_back(term_of(name_term(prefix::kType, type.name)));
  const Expression own = term_of(term(prefix::kNumber, number));
  return any.empty() ? own : filtered(own, {combined(Kind::Any, std::move(any))});
}

/// Words and a number that stand within so many words of each other.
Expression near_number(std::string_view name, const std::string& number, unsigned window) {
  Tokenizer tokenizer;
  Expression near{.kind = Kind::Near, .count = window};
  for (const Token& token : tokenizer.read(name)) near.parts.push_back(raw(*token.spelling));
  Expression printed = term_of(number);
  if (number.size() == 1) {
    printed = combined(Kind::Any, {std::move(printed), term_of("0" + number)});
  }
  near.parts.push_back(std::move(printed));
  return near;
}

/// "QĐ 1393": texts have "Quyết định số 1393", "1393/QĐ-TTg", "95/2012/NĐ-CP".
Expression number_with_type(const Clause& clause, const Variants& variants) {
  std::vector<Expression> any = {phrase(clause.words, variants),
                                 constant(numbered(clause.symbol, clause.types), kSymbolWeight)};
  for (const auto& type : clause.types) {
    const auto words = static_cast<unsigned>(std::count(type.name.begin(), type.name.end(), ' '));
    any.push_back(near_number(type.name, clause.symbol, words + 3));
    if (!type.code.empty()) any.push_back(near_number(type.code, clause.symbol, 3));
  }
  return combined(Kind::Any, std::move(any));
}

Expression symbol(const Clause& clause, const Variants& variants) {
  if (!clause.types.empty()) return number_with_type(clause, variants);
  return combined(
      Kind::Any,
      {constant(term_of(term(prefix::kSymbol, clause.symbol)), kSymbolWeight),
       term_of(term(prefix::kCitesSymbol, clause.symbol)), phrase(clause.words, variants)});
}

class Builder {
 public:
  Builder(const QueryText& query, bool any, const Variants& variants, const Weights& weights,
          const Share& share)
      : query_(query), any_(any), variants_(variants), weights_(weights), share_(share) {}

  /// All clauses of a conjunction but for the conditions of the first level.
  [[nodiscard]] Expression conjunction(const std::vector<Clause>& clauses, bool first_level) const {
    auto parts = required(clauses);
    if (any_ && first_level) drop_common(parts);
    Expression words = combined(any_ ? Kind::Any : Kind::All, std::move(parts));
    std::vector<Expression> conditions;
    Expression rest{.kind = Kind::Without};
    for (const Clause& clause : clauses) {
      if (clause.kind == Clause::Kind::Not) {
        rest.parts.push_back(excluded(clause.parts.front()));
      } else if (!first_level && is_condition(clause)) {
        conditions.push_back(wanted_part(clause));
      }
    }
    const bool none = words.kind == Kind::Nothing;
    if (none && !(first_level && clauses.empty() && !query_.everything))
      words.kind = Kind::Everything;
    words = filtered(std::move(words), std::move(conditions));
    if (first_level) words = with_preferred(std::move(words), clauses);
    if (rest.parts.empty()) return words;
    rest.parts.insert(rest.parts.begin(), std::move(words));
    return rest;
  }

  [[nodiscard]] Expression wanted_part(const Clause& clause) const {
    switch (clause.kind) {
      case Clause::Kind::All:
        return conjunction(clause.parts, false);
      case Clause::Kind::Any: {
        std::vector<Expression> parts;
        for (const Clause& part : clause.parts) parts.push_back(wanted_part(part));
        return combined(Kind::Any, std::move(parts));
      }
      case Clause::Kind::Not:
        return {.kind = Kind::Without,
                .parts = {{.kind = Kind::Everything}, excluded(clause.parts.front())}};
      case Clause::Kind::Condition:
        return condition(clause, variants_);
      default:
        return leaf(clause, 1);
    }
  }

 private:
  [[nodiscard]] Expression leaf(const Clause& clause, unsigned count) const {
    switch (clause.kind) {
      case Clause::Kind::Phrase:
        return phrase(clause.words, variants_, clause.exact);
      case Clause::Kind::Near:
        return near(clause, variants_);
      case Clause::Kind::Prefix:
        return beginning(clause.words.front());
      case Clause::Kind::Symbol:
        return symbol(clause, variants_);
      default:
        return word(clause, count);
    }
  }

  [[nodiscard]] Expression word(const Clause& clause, unsigned count) const {
    const Spelling& spelling = clause.words.front();
    Expression exact = raw(spelling);
    exact.count = count;
    if (clause.exact) return exact;
    // In a question each word asks one term: two of each would cost the speed of both, and the
    // many words and pairs agree on a text even where some are spelt otherwise (README.md).
    if (any_ && query_.accented && spelling.accented()) return exact;
    Expression loose = folded(spelling);
    loose.count = count;
    loose = scaled(std::move(loose), weights_.folded);
    const bool counts = query_.accented && !spelling.number && weights_.exact > 0;
    if (!counts || is_common(exact)) return loose;
    return {.kind = Kind::Prefer,
            .parts = {std::move(loose), scaled(std::move(exact), weights_.exact)}};
  }

  /// Words that most texts have tell texts apart by nothing, and cost most of the time.
  [[nodiscard]] bool is_common(const Expression& term) const {
    constexpr double kCommon = 0.5;  // measured in README.md
    return share_ && share_(term.term) > kCommon;
  }

  /// A question asks for its telling words, or where all are common for all.
  void drop_common(std::vector<Expression>& words) const {
    const auto common = [this](const Expression& word) {
      return word.kind == Kind::Term && is_common(word);
    };
    if (!std::ranges::all_of(words, common)) std::erase_if(words, common);
  }

  /// What is excluded is so as typed: "-xanh" leaves texts with "xành".
  [[nodiscard]] Expression excluded(const Clause& clause) const {
    if (clause.kind == Clause::Kind::Word) {
      const Spelling& spelling = clause.words.front();
      return spelling.accented() || clause.exact ? raw(spelling) : folded(spelling);
    }
    const bool group = clause.kind == Clause::Kind::All || clause.kind == Clause::Kind::Any;
    if (!group || is_condition(clause)) return wanted_part(clause);
    std::vector<Expression> parts;
    for (const Clause& part : clause.parts) {
      if (part.kind == Clause::Kind::Not)
        parts.push_back(wanted_part(part));
      else
        parts.push_back(excluded(part));
    }
    return combined(clause.kind == Clause::Kind::All ? Kind::All : Kind::Any, std::move(parts));
  }

  /// A word that stands among the clauses several times is one that counts as often.
  [[nodiscard]] std::vector<Expression> required(const std::vector<Clause>& clauses) const {
    std::vector<Expression> found;
    for (auto here = clauses.begin(); here != clauses.end(); ++here) {
      if (here->kind == Clause::Kind::Not || is_condition(*here)) continue;
      const auto same = [here](const Clause& other) {
        return other.kind == Clause::Kind::Word && here->kind == Clause::Kind::Word &&
               other.exact == here->exact && other.words.front().word == here->words.front().word;
      };
      if (std::any_of(clauses.begin(), here, same)) continue;
      const auto count = static_cast<unsigned>(std::count_if(here, clauses.end(), same));
      found.push_back(count > 1 ? leaf(*here, count) : wanted_part(*here));
    }
    return found;
  }

  /// What only adds weight: neighbours, and words that a title must have.
  [[nodiscard]] Expression with_preferred(Expression words,
                                          const std::vector<Clause>& clauses) const {
    std::vector<Expression> preferred = pairs();
    for (const Clause& clause : clauses) {
      const bool title = clause.kind == Clause::Kind::Condition && clause.field == Field::Title;
      if (title) preferred.push_back(condition(clause, variants_));
    }
    if (preferred.empty()) return words;
    // A text that has a pair has its words: asking for any of them finds the same texts.
    const bool any = any_ && words.kind != Kind::Everything;
    preferred.insert(preferred.begin(), std::move(words));
    return {.kind = any ? Kind::Any : Kind::Prefer, .parts = std::move(preferred)};
  }

  /// Neighbouring words that stand together in the text as well, each pair once.
  [[nodiscard]] std::vector<Expression> pairs() const {
    std::vector<Expression> found;
    const Spelling* previous = nullptr;
    for (const Clause* clause : wanted(query_)) {
      const Spelling* current =
          clause->kind == Clause::Kind::Word ? &clause->words.front() : nullptr;
      const bool both = current != nullptr && previous != nullptr && weights_.pair > 0;
      if (both && pair_counts(*previous, *current, clause->joined ? " " : ",")) {
        Expression pair =
            scaled(term_of(pair_term(previous->folded, current->folded)), weights_.pair);
        if (std::find(found.begin(), found.end(), pair) == found.end())
          found.push_back(std::move(pair));
      }
      previous = current;
    }
    return found;
  }

  const QueryText& query_;
  bool any_;
  const Variants& variants_;
  Weights weights_;
  const Share& share_;
};

bool of_types(std::string_view id, const std::vector<DocumentType>& types) {
  return types.empty() || std::any_of(types.begin(), types.end(), [id](const DocumentType& type) {
           return id.starts_with(type.slug + "-");
         });
}

}  // namespace

Expression matching(const QueryText& query, bool any, const Variants& variants,
                    const Weights& weights, const Share& share) {
  return Builder(query, any, variants, weights, share).conjunction(query.clauses, true);
}

Expression own_name(const QueryText& query) {
  return query.symbol.empty() ? term_of(term(prefix::kNumber, query.number))
                              : term_of(term(prefix::kSymbol, query.symbol));
}

Expression by_name(const QueryText& query, const std::vector<std::string>& identities,
                   const Variants& variants) {
  std::vector<Expression> citing, words;
  if (!query.symbol.empty()) citing.push_back(term_of(term(prefix::kCitesSymbol, query.symbol)));
  if (query.symbol.empty() && query.types.empty())
    citing.push_back(term_of(term(prefix::kCitesNumber, query.number)));
  for (const auto& id : identities) {
    if (of_types(id, query.types)) citing.push_back(term_of(term(prefix::kCites, id)));
  }
  for (const Clause* clause : wanted(query)) words.push_back(phrase(clause->words, variants));
  Expression found{.kind = Kind::Any, .parts = {combined(Kind::All, std::move(words))}};
  found.parts.push_back(constant(
      query.symbol.empty() ? numbered(query.number, query.types) : own_name(query), kOwnWeight));
  if (!citing.empty()) {
    const Expression cited = combined(Kind::Any, std::move(citing));
    found.parts.push_back(constant(cited, kCitingWeight));
    found.parts.push_back(cited);
  }
  return found;
}

std::vector<Expression> filters(const QueryText& query, const Variants& variants) {
  const Share no_share;
  const Builder builder(query, false, variants, {}, no_share);
  std::vector<Expression> found;
  if (wants_rows(query)) found.push_back(term_of(term(prefix::kKind, kRowKind)));
  for (const Clause& clause : query.clauses) {
    if (is_condition(clause) && clause.kind != Clause::Kind::Not)
      found.push_back(builder.wanted_part(clause));
  }
  return found;
}

Expression filtered(Expression expression, std::vector<Expression> filters) {
  if (filters.empty()) return expression;
  filters.insert(filters.begin(), std::move(expression));
  return {.kind = Kind::Filter, .parts = std::move(filters)};
}

std::vector<Expression> leaves(const Expression& expression) {
  std::vector<Expression> found;
  const auto add = [&found](const Expression& leaf) {
    if (std::find(found.begin(), found.end(), leaf) == found.end()) found.push_back(leaf);
  };
  switch (expression.kind) {
    case Kind::Term:
    case Kind::Phrase:
    case Kind::Near:
    case Kind::Prefix:
    case Kind::Constant:
      add(expression);
      break;
    case Kind::Scaled:
      if (expression.parts.front().kind == Kind::Term) add(expression);
      break;
    case Kind::Filter:
    case Kind::Without:
      return leaves(expression.parts.front());
    case Kind::All:
    case Kind::Any:
    case Kind::Prefer:
      for (const auto& part : expression.parts) {
        for (const auto& leaf : leaves(part)) add(leaf);
      }
      break;
    default:
      break;
  }
  return found;
}

}  // namespace viendan::search
