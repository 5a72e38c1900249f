// A search request and its answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/names.h"

namespace viendan {

enum class SortBy { Relevance, Date, Citations };
inline constexpr auto kSortBys = NameTable<SortBy, 3>{{
    {SortBy::Relevance, "relevance"},
    {SortBy::Date, "date"},
    {SortBy::Citations, "citations"},
}};

/// A condition on documents or units: a field of the query language by its English name ("type",
/// "lead", "from"; search/fields.h), and its value as typed.
struct Condition {
  std::string field;
  std::string value;
  friend bool operator==(const Condition&, const Condition&) = default;
};

struct Query {
  std::string text;
  std::vector<Condition> conditions;  // of one field any must hold, of several fields each
  std::vector<std::string> facets;    // fields to count over all hits: "type", "year" ...
  SortBy sort = SortBy::Relevance;
  std::uint32_t limit = 10;
  std::uint32_t offset = 0;
  bool passages = true;  // false: hits only, which is faster
  bool expand = true;  // abbreviations and successors of bodies are searched beside what was typed
  bool explain = false;
};

// The marks of found words in a snippet.
inline constexpr char kFoundBegin = '\x02';
inline constexpr char kFoundEnd = '\x03';

/// One passage of a hit.
struct Passage {
  std::string provision;  // in words: "Phụ lục, I, hoạt động 7"; "" for the head of the document
  std::string anchor;   // "pl.muc-i.hd-7"
  std::string snippet;  // plain text; the found words stand between the marks above
};

/// How many of all hits have a value.
struct FacetValue {
  std::string value;  // fit for a Condition on the facet's field
  std::uint32_t count = 0;
  friend bool operator==(const FacetValue&, const FacetValue&) = default;
};

struct Facet {
  std::string field;
  std::vector<FacetValue> values;  // most frequent first, equal ones by value
  std::uint32_t more = 0;          // values beyond these
};

/// Words that were searched beside those typed: "TTg" for "Thủ tướng Chính phủ", a body's
/// successor.
struct Expansion {
  std::string typed;
  std::string also;
  std::string why;  // "abbreviation", "successor since 2025-03-01", ...
};

struct Hit {
  std::string document;  // id
  std::string source;    // "" for a stub
  std::string symbol;
  std::string type;
  std::string date;
  std::string title;
  bool stub = false;  // cited, but its text is not in the corpus
  double score = 0;
  std::vector<Passage> passages;      // best first; may be empty
  std::vector<std::string> cited_by;  // ids of citing documents, where the query was a symbol
  std::vector<std::pair<std::string, double>> weights;  // of each term, with Query::explain
  std::vector<std::string> why = {};  // what else speaks for it: "both cite 1393/QĐ-TTg"
};

struct Answer {
  std::vector<Hit> hits;
  std::uint32_t total = 0;         // of all hits
  bool exact = true;               // false: there are at least `total`
  std::string reading;             // how the query was understood
  std::string note;                // "widened: not all words occur together"; or ""
  std::string suggestion = {};     // a query that was probably meant; or ""
  std::vector<Facet> facets = {};  // those that the query asked for, in its order
  std::vector<Expansion> expansions = {};
  std::vector<std::string> unreachable = {};  // shards that did not answer: hits are only a part
};

}  // namespace viendan
