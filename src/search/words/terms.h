// The vocabulary of the index: which terms, values and metadata a record has. README.md says why.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/words/tokenizer.h"

namespace viendan::search {

/// Layout of terms, values and stored data; an index of another format is refused.
inline constexpr std::string_view kFormatVersion = "4";

/// Prefixes of terms. A raw syllable has none: it begins with a small letter or a digit, as the
/// values behind all prefixes do.
namespace prefix {
inline constexpr std::string_view kFolded = "Z";        // syllable without accents
inline constexpr std::string_view kPair = "XB";         // two neighbouring syllables, folded
inline constexpr std::string_view kTitle = "S";         // syllable of the title, with positions
inline constexpr std::string_view kTitleFolded = "ZS";  // the same without accents
inline constexpr std::string_view kId = "Q";            // identity of the document
inline constexpr std::string_view kKey = "XD";          // key of the version of the document
inline constexpr std::string_view kSymbol = "XS";       // own symbol
inline constexpr std::string_view kNumber = "XN";       // own number
inline constexpr std::string_view kCites = "XC";        // identity of a cited document
inline constexpr std::string_view kCitesSymbol = "XO";  // symbol of a cited document
inline constexpr std::string_view kCitesNumber = "XM";  // number of a cited document
inline constexpr std::string_view kKind = "XK";         // kind of a unit and of those around it
inline constexpr std::string_view kPinpoint = "XP";     // provision: "article 5", "annex ii"
inline constexpr std::string_view kType = "XT";         // type of document
inline constexpr std::string_view kIssuer = "XI";       // issuer: office, body, identity
inline constexpr std::string_view kYear = "XY";         // year of issue
inline constexpr std::string_view kAgency = "XA";       // body in an activity, in any role
inline constexpr std::string_view kLead = "XAL";        // body that leads an activity
inline constexpr std::string_view kJoins = "XAJ";       // body that coordinates
inline constexpr std::string_view kRelation = "XR";     // relation to a cited document
inline constexpr std::string_view kValidity = "XV";     // Validity, by its name
inline constexpr std::string_view kStub = "XU";         // the record is of a cited document
inline constexpr std::string_view kLength = "XL";       // lengthens a stub
}  // namespace prefix

/// Value slots. Documents have all but those of rows; rows have all.
enum class Slot : unsigned {
  Key = 0,   // groups the units of a document, and the parts of a very long one
  Date = 1,  // first day that the date of issue can mean, as 20151208
  Id = 2,    // identity: breaks ties
  Type = 3,  // facets: values as shown; several are joined by kListSeparator
  Issuer = 4,
  Year = 5,
  Lead = 6,
  Relation = 7,
  Validity = 8,
  Cited = 9,  // citing documents when the record was written
  From = 10,  // rows: first and last day of the period, as 20151208
  Deadline = 11,
  ByDate = 12,   // newest first, then by identity
  ByCited = 13,  // most cited first, then by identity
  // First day in force, first day after it, first day suspended and first day after that, as
  // 20151208: as far as the corpus says.
  InForce = 14,
  Lapsed = 15,
  Paused = 16,
  Resumed = 17,
};

inline constexpr char kListSeparator = '\x1f';

/// Keys of metadata, in the database of documents.
namespace metadata {
inline constexpr std::string_view kFormat = "viendan-format";
inline constexpr std::string_view kTokenizer = "viendan-tokenizer";
inline constexpr std::string_view kVocabulary = "viendan-vocabulary";
inline constexpr std::string_view kParts =
    "viendan-parts";                                 // "1" where a document has several records
inline constexpr std::string_view kVariants = "v:";  // folded syllable -> its accented forms
}  // namespace metadata

/// A term that Xapian takes: without NUL, and of at most 200 bytes (a longer one is cut and told
/// apart by its digest).
[[nodiscard]] std::string term(std::string_view prefix, std::string_view value);
/// Names compare without case, accents and repeated spaces.
[[nodiscard]] std::string name_term(std::string_view prefix, std::string_view name);
/// One key for all spellings of a symbol: "*1419* /QĐ-TTg" -> "1419/qd-ttg", "06/NQ-CP" ->
/// "6/nq-cp".
[[nodiscard]] std::string symbol_key(std::string_view symbol);
/// "1393" of "01393"; "" for what is no number of a document.
[[nodiscard]] std::string number_key(std::string_view number);
/// The term of two neighbours, given folded.
[[nodiscard]] std::string pair_term(std::string_view first, std::string_view second);

/// Whether a pair of neighbours is a term: not across punctuation, nor with a number, nor of two
/// words that only join others ("và của"). Such pairs say nothing and are a quarter of all.
[[nodiscard]] bool pair_counts(const Spelling& first, const Spelling& second,
                               std::string_view between);

/// Fields of stored data, one after the other with their lengths.
[[nodiscard]] std::string pack(const std::vector<std::string>& fields);
/// Takes the first of them from the front; false where there is none.
[[nodiscard]] bool take_field(std::string_view& data, std::string_view& field);
/// What pack() made; fewer fields where the data is damaged.
[[nodiscard]] std::vector<std::string> unpack(std::string_view data);

}  // namespace viendan::search
