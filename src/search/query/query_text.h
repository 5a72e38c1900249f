// What a user typed, read as a tree. Any text can be read: what is no query is words. The language
// is described by `viendan help search`; its fields are those of fields.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/query.h"
#include "search/query/fields.h"
#include "search/words/tokenizer.h"
#include "vocabulary/vocabulary.h"

namespace viendan::search {

// A query costs time with each word; nobody types more than these. What goes beyond is left out,
// and QueryText::cut says so.
inline constexpr std::size_t kLongestQuery = 4000;  // bytes
inline constexpr std::size_t kMostWords = 128;
inline constexpr std::size_t kMostPrefixes = 16;
inline constexpr std::size_t kMostConditions = 32;
inline constexpr std::size_t kDeepestGroup = 20;
/// Terms that one wildcard stands for at most.
inline constexpr unsigned kMostPrefixTerms = 200;
/// Letters that stand before a wildcard at least.
inline constexpr std::size_t kShortestPrefix = 2;
/// How far apart the words of "A NEAR B" stand at most, where no number says it.
inline constexpr unsigned kUsualDistance = 10;
inline constexpr unsigned kLongestDistance = 100;

struct Clause {
  enum class Kind {
    All,        // every part; the first level of a query is one
    Any,        // one part or more
    Not,        // none of the one part
    Word,       // words[0]
    Phrase,     // the words one after the other
    Near,       // the words in any order within `window`; parts are the words and phrases typed
    Prefix,     // words that begin so
    Symbol,     // a document by its symbol
    Condition,  // a field has a value
  };
  Kind kind = Kind::Word;
  std::vector<Clause> parts = {};
  std::vector<Spelling> words = {};      // of a symbol: as it is printed in texts
  std::string symbol = {};               // key of a symbol (terms.h), or of a number with `types`
  std::vector<DocumentType> types = {};  // "QĐ 1393": of one of these types
  unsigned distance = 0;                 // of words that are near each other, as typed
  unsigned window = 0;                   // how many words all of them stand within
  bool exact = false;                    // only as typed, accents included
  bool joined = false;  // a word that stands in the query directly behind the one before it
  Field field = Field::Title;
  Value value = {};
};

struct QueryText {
  std::vector<Clause> clauses;      // all must hold
  std::string symbol;               // key, where the query asks for one document by symbol
  std::string number;               // key, where it is a bare number
  std::vector<DocumentType> types;  // of the number, where its type was given
  bool everything = false;          // the query has no words: all documents
  bool accented = false;            // some word has accents: then spelling matters for all
  bool cut = false;                 // too long or too deep: only a part was read

  [[nodiscard]] bool names_document() const { return !symbol.empty() || !number.empty(); }
};

/// "Quyết định số 1393/QĐ-TTg" asks for one document as "1393/qd-ttg" does. Quotes and groups that
/// do not close, lonely signs and the like are read as if they were not there, lonely operators and
/// unknown fields as words.
[[nodiscard]] QueryText read_query(std::string_view text, const Vocabulary& vocabulary);
/// The text with the conditions beside it; those that cannot be read are left out.
[[nodiscard]] QueryText read_query(const Query& query, const Vocabulary& vocabulary);

/// The reading in words, for `explain`: `tăng AND "sản xuất sạch" AND type:"Quyết định" NOT xanh`.
[[nodiscard]] std::string in_words(const QueryText& query, bool any);

/// The clauses that carry words and are not excluded, in the order of the query; they point into
/// it.
[[nodiscard]] std::vector<const Clause*> wanted(const QueryText& query);

/// Whether the clause says nothing of words: conditions, and groups of these.
[[nodiscard]] bool is_condition(const Clause& clause);

/// Whether all that is asked is bare words: of many of these no text need have them all. Who writes
/// phrases, groups or operators means what they say.
[[nodiscard]] bool is_bare(const QueryText& query);

/// Whether rows of activities are asked for: then these are searched, not whole documents.
[[nodiscard]] bool wants_rows(const QueryText& query);

/// The provision that passages must stand in: of each list any label, of all lists one. Labels are
/// in lower case; kinds are names of BlockKind or "group".
struct UnitWanted {
  std::vector<std::string> article;
  std::vector<std::string> clause;
  std::vector<std::string> point;
  std::vector<std::string> annex;
  std::vector<std::string> kind;
  [[nodiscard]] bool empty() const {
    return article.empty() && clause.empty() && point.empty() && annex.empty() && kind.empty();
  }
  friend bool operator==(const UnitWanted&, const UnitWanted&) = default;
};
[[nodiscard]] UnitWanted unit_wanted(const QueryText& query);

}  // namespace viendan::search
