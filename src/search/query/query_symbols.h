// Symbols of documents as people type them into a query: "30/2020/NĐ-CP", "30 2020 nd cp", "30/2020
// / nđ-cp", "QĐ 1393".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vocabulary/vocabulary.h"

namespace viendan::search {

struct TypedSymbol {
  std::string key;   // terms.h: of a symbol or, where `types` are given, of a number
  std::string text;  // as texts print it
  std::vector<DocumentType> types = {};  // "QĐ 1393" has no issuer, and so no symbol
  std::size_t end = 0;                   // where it ends in the text that was searched
};

/// The symbol that all of `text` is, with an optional introduction ("Quyết định số").
[[nodiscard]] std::optional<TypedSymbol> whole_symbol(std::string_view text,
                                                      const Vocabulary& vocabulary);

/// The longest symbol that begins with the word at `begin` of a longer query. Only what could be
/// nothing else: what a person writes without strokes must have known codes.
[[nodiscard]] std::optional<TypedSymbol> symbol_at(std::string_view text, std::size_t begin,
                                                   const Vocabulary& vocabulary);

/// The bare number that all of `text` is, with an optional introduction; "" if it is none.
[[nodiscard]] std::string whole_number(std::string_view text, const Vocabulary& vocabulary);

}  // namespace viendan::search
