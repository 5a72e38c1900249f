// What a user typed, read: words, "phrases", -exclusions and symbols. Any text can be read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/tokenizer.h"
#include "vocabulary/vocabulary.h"

namespace viendan::search {

struct Clause {
  enum class Kind { Word, Phrase, Symbol };
  Kind kind = Kind::Word;
  std::vector<Spelling> words;  // of a symbol: as it is printed in texts
  std::string symbol;           // key of a symbol (terms.h), else ""
  bool excluded = false;
};

struct QueryText {
  std::vector<Clause> clauses;
  std::string symbol;       // key, where the query asks for one document by symbol
  std::string number;       // key, where it is a bare number
  bool everything = false;  // the query is empty: all documents
  bool accented = false;    // some word has accents: then spelling matters for all
  bool cut = false;         // too long: only the beginning was read

  [[nodiscard]] bool names_document() const { return !symbol.empty() || !number.empty(); }
};

/// "Quyết định số 1393/QĐ-TTg" asks for one document as "1393/qd-ttg" does. Quotes that do not
/// close, lonely signs and the like are read as if they were not there.
[[nodiscard]] QueryText read_query(std::string_view text, const Vocabulary& vocabulary);

/// The reading in words, for `explain`: `tăng AND trưởng AND "sản xuất sạch" NOT xanh`.
[[nodiscard]] std::string in_words(const QueryText& query, bool any);

/// The clauses that are not excluded; they point into the query.
[[nodiscard]] std::vector<const Clause*> wanted(const QueryText& query);

}  // namespace viendan::search
