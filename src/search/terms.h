// The vocabulary of the index: which terms, values and metadata a record has. README.md says why.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace viendan::search {

/// Layout of terms, values and stored data; an index of another format is refused.
inline constexpr std::string_view kFormatVersion = "1";

/// Prefixes of terms. A raw syllable has none: it begins with a small letter or a digit.
namespace prefix {
inline constexpr std::string_view kFolded = "Z";        // syllable without accents
inline constexpr std::string_view kPair = "XB";         // two neighbouring syllables, folded
inline constexpr std::string_view kId = "Q";            // identity of the document
inline constexpr std::string_view kDocument = "XD";     // ordinal of a unit's document
inline constexpr std::string_view kSymbol = "XS";       // own symbol
inline constexpr std::string_view kNumber = "XN";       // own number
inline constexpr std::string_view kCites = "XC";        // identity of a cited document
inline constexpr std::string_view kCitesSymbol = "XO";  // symbol of a cited document
inline constexpr std::string_view kCitesNumber = "XM";  // number of a cited document
inline constexpr std::string_view kKind = "XK";         // kind of a unit and of those around it
inline constexpr std::string_view kType = "XT";         // type of document
inline constexpr std::string_view kIssuer = "XI";       // issuer: office, body, identity
inline constexpr std::string_view kYear = "XY";         // year of issue
inline constexpr std::string_view kAgency = "XA";       // body that leads or coordinates
inline constexpr std::string_view kLength = "XL";       // lengthens a stub
}  // namespace prefix

/// Value slots, in both databases.
enum class Slot : unsigned {
  Document = 0,  // ordinal of the document: groups units and the parts of a very long document
  Date = 1,      // first day that the date of issue can mean, as 20151208
  Id = 2,        // identity: breaks ties
};

/// Keys of metadata.
namespace metadata {
inline constexpr std::string_view kFormat = "viendan-format";
inline constexpr std::string_view kTokenizer = "viendan-tokenizer";
inline constexpr std::string_view kCited = "viendan-cited";  // citing documents of each ordinal
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

/// Fields of stored data, one after the other with their lengths.
[[nodiscard]] std::string pack(const std::vector<std::string>& fields);
/// What pack() made; fewer fields where the data is damaged.
[[nodiscard]] std::vector<std::string> unpack(std::string_view data);

}  // namespace viendan::search
