// A query cut into what it is made of. Nothing is lost: what is no sign of the language is words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/query/fields.h"
#include "search/query/query_symbols.h"

namespace viendan::search {

struct Lexeme {
  enum class Kind { Words, Phrase, Symbol, Condition, Open, Close, And, Or, Not, Near };
  Kind kind = Kind::Words;
  std::string_view text;  // what stands between the quotes, or all of it
  std::size_t begin = 0;  // in the query
  std::size_t end = 0;
  unsigned distance = 0;  // of Near, and of a phrase with one ("a b"~5)
  bool exact = false;
  bool prefix = false;  // the last word is a beginning
  bool plain = false;   // words as such: no number of a document
  TypedSymbol symbol = {};
  Field field = Field::Title;
  Value value = {};

  [[nodiscard]] bool is_operand() const { return kind <= Kind::Condition; }
};

/// Groups are balanced and no deeper than is read, operators stand between operands: those that do
/// not are words or left out. `cut`: a bound was met.
[[nodiscard]] std::vector<Lexeme> lexemes_of(std::string_view text, const Vocabulary& vocabulary,
                                             bool& cut);

}  // namespace viendan::search
