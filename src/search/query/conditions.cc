#include "search/query/conditions.h"

#include "base/text.h"

namespace viendan::search {
namespace {

using Kind = Expression::Kind;

// An unaccented syllable of a phrase stands for so many accented ones at most.
constexpr std::size_t kMostVariants = 40;

Expression any_name(std::string_view prefix, const Value& value) {
  std::vector<Expression> terms;
  for (const auto& name : value.names) terms.push_back(term_of(name_term(prefix, name)));
  Expression any = combined(Kind::Any, std::move(terms));
  if (!value.none) return any;
  return {.kind = Kind::Without, .parts = {{.kind = Kind::Everything}, std::move(any)}};
}

Expression between(Slot slot, std::string low, std::string high) {
  return {.kind = Kind::Between,
          .slot = slot,
          .low = low.empty() ? "0" : std::move(low),
          .high = std::move(high)};
}

Expression years(const Value& value) {
  const bool one = !value.first.empty() && value.first.substr(0, 4) == value.last.substr(0, 4);
  if (one) return term_of(term(prefix::kYear, value.first.substr(0, 4)));
  return between(Slot::Date, value.first, value.last);
}

/// A row goes on in a time unless it ended before or begins after; one without dates never does.
Expression period(const Value& value) {
  Expression found{.kind = Kind::Without};
  found.parts.push_back(
      {.kind = Kind::Any, .parts = {between(Slot::From, {}, {}), between(Slot::Deadline, {}, {})}});
  // Days are compared as text: between two neighbours there is no other day.
  if (!value.last.empty()) found.parts.push_back(between(Slot::From, value.last + "~", {}));
  if (!value.first.empty()) {
    found.parts.push_back(
        between(Slot::Deadline, {}, fmt::format("{:08}", to_int(value.first) - 1)));
  }
  return found;
}

/// In force at some time from the first to the last day that is meant.
Expression in_force(const Value& value) {
  Expression out{.kind = Kind::Any};
  out.parts.push_back(between(Slot::Lapsed, {}, value.first));
  out.parts.push_back({.kind = Kind::All,
                       .parts = {between(Slot::Paused, {}, value.first),
                                 between(Slot::Resumed, value.last + "~", {})}});
  return {.kind = Kind::Without, .parts = {between(Slot::InForce, {}, value.last), std::move(out)}};
}

/// Symbols have a key with a stroke or letters, numbers are digits.
Expression symbols(std::string_view of_symbol, std::string_view of_number, const Value& value) {
  std::vector<Expression> any;
  for (const auto& name : value.names) {
    any.push_back(term_of(term(number_key(name).empty() ? of_symbol : of_number, name)));
  }
  return combined(Kind::Any, std::move(any));
}

/// A document that prints its own symbol in its annex does not cite itself.
Expression citing(const Value& value) {
  return {.kind = Kind::Without,
          .parts = {symbols(prefix::kCitesSymbol, prefix::kCitesNumber, value),
                    symbols(prefix::kSymbol, prefix::kNumber, value)}};
}

Expression provisions(const FieldInfo& field, const Value& value) {
  Value labels;
  for (const auto& name : value.names)
    labels.names.push_back(fmt::format("{} {}", field.name, name));
  return any_name(field.prefix, labels);
}

Expression agency(const Value& value) {
  return combined(Kind::Any, {any_name(prefix::kAgency, value), any_name(prefix::kIssuer, value)});
}

}  // namespace

Expression term_of(std::string term, unsigned count) {
  return {.kind = Kind::Term, .term = std::move(term), .count = count};
}

Expression combined(Expression::Kind kind, std::vector<Expression> parts) {
  if (parts.empty()) return {};
  if (parts.size() == 1) return std::move(parts.front());
  return {.kind = kind, .parts = std::move(parts)};
}

Expression phrase_part(const Spelling& word, const Variants& variants, bool exact,
                       std::string_view prefix) {
  std::vector<Expression> forms = {term_of(term(prefix, word.word))};
  if (!exact && !word.accented() && !word.number) {
    for (const auto& form : variants(word.folded)) {
      if (forms.size() < kMostVariants) forms.push_back(term_of(term(prefix, form)));
    }
  }
  return combined(Kind::Any, std::move(forms));
}

Expression in_title(const Value& value, const Variants& variants) {
  if (value.words.size() == 1 && !value.phrase && !value.words.front().number) {
    return term_of(term(prefix::kTitleFolded, value.words.front().folded));
  }
  std::vector<Expression> parts;
  for (const auto& word : value.words) {
    parts.push_back(phrase_part(word, variants, false, prefix::kTitle));
  }
  return combined(Kind::Phrase, std::move(parts));
}

Expression condition(const Clause& clause, const Variants& variants) {
  const FieldInfo& field = info(clause.field);
  const Value& value = clause.value;
  switch (clause.field) {
    case Field::Title:
      return in_title(value, variants);
    case Field::Symbol:
      return symbols(prefix::kSymbol, prefix::kNumber, value);
    case Field::Cites:
      return citing(value);
    case Field::Agency:
      return agency(value);
    case Field::Year:
      return years(value);
    case Field::Date:
    case Field::From:
    case Field::To:
      return between(Slot::Date, value.first, value.last);
    case Field::Valid:
      return in_force(value);
    case Field::Deadline:
      return between(Slot::Deadline, value.first, value.last);
    case Field::Period:
      return period(value);
    case Field::Article:
    case Field::Clause:
    case Field::Point:
    case Field::Annex:
      return provisions(field, value);
    default:
      return any_name(field.prefix, value);
  }
}

}  // namespace viendan::search
