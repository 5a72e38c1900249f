#include "search/query.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "search/passages.h"

namespace viendan::search {
namespace {

using Kind = Expression::Kind;

// No sum of weights of words reaches these: they keep the ranks of by_name() apart.
constexpr double kOwnWeight = 1000;
constexpr double kCitingWeight = 300;

// An unaccented syllable of a phrase stands for so many accented ones at most.
constexpr std::size_t kMostVariants = 40;

Expression term_of(std::string term, unsigned count = 1) {
  return {.kind = Kind::Term, .term = std::move(term), .count = count};
}

/// A combination of parts; one part is itself.
Expression combined(Kind kind, std::vector<Expression> parts) {
  if (parts.empty()) return {};
  if (parts.size() == 1) return std::move(parts.front());
  return {.kind = kind, .parts = std::move(parts)};
}

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

/// An accented word of a phrase is exact; one without accents stands for all its accented forms.
Expression phrase_part(const Spelling& word, const Variants& variants) {
  std::vector<Expression> forms = {raw(word)};
  if (!word.accented() && !word.number) {
    for (auto& form : variants(word.folded)) {
      if (forms.size() < kMostVariants) forms.push_back(term_of(term({}, form)));
    }
  }
  return combined(Kind::Any, std::move(forms));
}

Expression phrase(const std::vector<Spelling>& words, const Variants& variants) {
  std::vector<Expression> parts;
  for (const auto& word : words) parts.push_back(phrase_part(word, variants));
  return combined(Kind::Phrase, std::move(parts));
}

Expression symbol(const Clause& clause, const Variants& variants) {
  return combined(Kind::Any, {constant(term_of(term(prefix::kSymbol, clause.symbol)), 10),
                              term_of(term(prefix::kCitesSymbol, clause.symbol)),
                              phrase(clause.words, variants)});
}

struct Builder {
  const QueryText& query;
  const Variants& variants;
  const Weights& weights;

  [[nodiscard]] bool exactness_counts(const Spelling& word) const {
    return query.accented && !word.number && weights.exact > 0;
  }

  [[nodiscard]] Expression word(const Spelling& word, unsigned count) const {
    Expression loose = folded(word);
    loose.count = count;
    loose = scaled(std::move(loose), weights.folded);
    if (!exactness_counts(word)) return loose;
    Expression exact = raw(word);
    exact.count = count;
    return {.kind = Kind::Prefer,
            .parts = {std::move(loose), scaled(std::move(exact), weights.exact)}};
  }

  [[nodiscard]] Expression required(const Clause& clause, unsigned count) const {
    switch (clause.kind) {
      case Clause::Kind::Word:
        return word(clause.words.front(), count);
      case Clause::Kind::Phrase:
        return phrase(clause.words, variants);
      case Clause::Kind::Symbol:
        return symbol(clause, variants);
    }
    return {};
  }

  [[nodiscard]] Expression excluded(const Clause& clause) const {
    if (clause.kind != Clause::Kind::Word) return phrase(clause.words, variants);
    const Spelling& spelling = clause.words.front();
    return spelling.accented() ? raw(spelling) : folded(spelling);
  }

  /// Neighbouring words that stand together in the text as well, each pair once.
  [[nodiscard]] std::vector<Expression> pairs() const {
    std::vector<Expression> found;
    const Spelling* previous = nullptr;
    for (const Clause& clause : query.clauses) {
      const bool word = clause.kind == Clause::Kind::Word && !clause.excluded;
      const Spelling* current = word ? &clause.words.front() : nullptr;
      if (current != nullptr && previous != nullptr && weights.pair > 0) {
        Expression pair =
            scaled(term_of(pair_term(previous->folded, current->folded)), weights.pair);
        if (std::find(found.begin(), found.end(), pair) == found.end()) {
          found.push_back(std::move(pair));
        }
      }
      previous = current;
    }
    return found;
  }

  /// A word that stands in the query several times is one clause that counts as often.
  [[nodiscard]] std::vector<Expression> all_required() const {
    std::vector<Expression> found;
    const auto clauses = wanted(query);
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      const auto same = [&clauses, i](const Clause* other) {
        return other->kind == Clause::Kind::Word && clauses[i]->kind == Clause::Kind::Word &&
               other->words.front().word == clauses[i]->words.front().word;
      };
      const auto begin = clauses.begin();
      const auto here = begin + static_cast<std::ptrdiff_t>(i);
      if (std::any_of(begin, here, same)) continue;
      const auto count = static_cast<unsigned>(std::count_if(here, clauses.end(), same));
      found.push_back(required(*clauses[i], std::max(count, 1U)));
    }
    return found;
  }
};

Expression without_excluded(Expression expression, const QueryText& query, const Builder& builder) {
  Expression rest{.kind = Kind::Without, .parts = {std::move(expression)}};
  for (const Clause& clause : query.clauses) {
    if (clause.excluded) rest.parts.push_back(builder.excluded(clause));
  }
  return rest.parts.size() == 1 ? std::move(rest.parts.front()) : rest;
}

std::vector<Expression> name_terms(std::string_view prefix, const std::vector<std::string>& names) {
  std::vector<Expression> terms;
  for (const auto& name : names) {
    if (!name.empty()) terms.push_back(term_of(name_term(prefix, name)));
  }
  return terms;
}

bool same_name(std::string_view a, std::string_view b) {
  return !a.empty() && squeeze(fold(to_nfc(a))) == squeeze(fold(to_nfc(b)));
}

std::vector<std::string> type_names(const std::string& asked, const Vocabulary& vocabulary) {
  std::vector<std::string> names = {asked};
  if (const auto* type = vocabulary.type_by_code(asked)) return {type->name};
  for (const auto& type : vocabulary.types()) {
    if (same_name(type.code, asked) || same_name(type.slug, asked)) names.push_back(type.name);
  }
  return names;
}

std::vector<std::string> agency_names(const std::string& asked, const Vocabulary& vocabulary) {
  std::vector<std::string> names = {asked};
  if (const auto found = vocabulary.find_agency(asked)) names.push_back(found->agency->id);
  for (const auto& agency : vocabulary.agencies()) {
    if (same_name(agency.abbreviation, asked)) names.push_back(agency.id);
  }
  return names;
}

std::vector<std::string> issuer_names(const std::string& asked, const Vocabulary& vocabulary) {
  std::vector<std::string> names = agency_names(asked, vocabulary);
  for (const auto& issuer : vocabulary.issuers()) {
    if (!same_name(issuer.code, asked) && !same_name(issuer.name, asked)) continue;
    names.insert(names.end(), {issuer.name, issuer.office, issuer.agency});
  }
  return names;
}

using Names = std::vector<std::string> (*)(const std::string&, const Vocabulary&);

void add_filter(std::string_view prefix, const std::vector<std::string>& asked, Names names,
                const Vocabulary& vocabulary, std::vector<Expression>& out) {
  std::vector<Expression> any;
  for (const auto& each : asked) {
    auto terms = name_terms(prefix, names(each, vocabulary));
    any.insert(any.end(), terms.begin(), terms.end());
  }
  if (!asked.empty()) out.push_back(combined(Kind::Any, std::move(any)));
}

std::string day(const Date& date) {
  return fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day);
}

/// A kind by its name in the model, or as exports call it ("dieu").
std::vector<std::string> kind_names(const std::string& asked, const Vocabulary&) {
  std::vector<std::string> names = {asked};
  for (const auto& row : kBlockKinds) {
    if (row.unit == asked) names.emplace_back(row.name);
  }
  return names;
}

}  // namespace

Expression matching(const QueryText& query, bool any, const Variants& variants,
                    const Weights& weights) {
  const Builder builder{query, variants, weights};
  Expression found = combined(any ? Kind::Any : Kind::All, builder.all_required());
  const bool none = found.kind == Kind::Nothing;
  if (none && (query.everything || !query.clauses.empty())) found.kind = Kind::Everything;
  auto pairs = builder.pairs();
  if (!pairs.empty()) {
    pairs.insert(pairs.begin(), std::move(found));
    // A text that has a pair has its words: asking for any of them finds the same texts.
    found = {.kind = any ? Kind::Any : Kind::Prefer, .parts = std::move(pairs)};
  }
  return without_excluded(std::move(found), query, builder);
}

Expression own_name(const QueryText& query) {
  return query.symbol.empty() ? term_of(term(prefix::kNumber, query.number))
                              : term_of(term(prefix::kSymbol, query.symbol));
}

Expression by_name(const QueryText& query, const std::vector<std::string>& identities,
                   const Variants& variants) {
  std::vector<Expression> citing = {query.symbol.empty()
                                        ? term_of(term(prefix::kCitesNumber, query.number))
                                        : term_of(term(prefix::kCitesSymbol, query.symbol))};
  for (const auto& id : identities) citing.push_back(term_of(term(prefix::kCites, id)));
  const Expression cited = combined(Kind::Any, std::move(citing));
  const Expression words = phrase(
      query.clauses.empty() ? std::vector<Spelling>() : query.clauses.front().words, variants);
  return {.kind = Kind::Any,
          .parts = {constant(own_name(query), kOwnWeight), constant(cited, kCitingWeight), cited,
                    words}};
}

std::vector<Expression> filters(const Query& query, const Vocabulary& vocabulary) {
  std::vector<Expression> found;
  add_filter(prefix::kType, query.types, type_names, vocabulary, found);
  add_filter(prefix::kIssuer, query.issuers, issuer_names, vocabulary, found);
  add_filter(prefix::kAgency, query.agencies, agency_names, vocabulary, found);
  add_filter(prefix::kKind, query.kinds, kind_names, vocabulary, found);
  if (query.year) found.push_back(term_of(term(prefix::kYear, fmt::format("{:04}", *query.year))));
  if (query.from || query.to) {
    found.push_back({.kind = Kind::Between,
                     .slot = Slot::Date,
                     .low = query.from ? day(query.from->first_day()) : std::string(),
                     .high = query.to ? day(query.to->last_day()) : std::string()});
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
