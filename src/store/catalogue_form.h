// The tables of a catalogue: written, taken over into another catalogue and opened by these rows.
//
// Every table has an integer key, given so that rows lie in order of identity, then of place in the
// document: a document's facts are one stretch of each table, lists that go through documents need
// no sorting, and two builds of the same documents write the same bytes. Narrow tables hold what is
// filtered, sorted and counted; what a page shows of the few rows on it is in tables of its own.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace viendan::store {

inline constexpr std::int64_t kCatalogueApplication = 0x76646361;  // "vdca"
inline constexpr std::int64_t kCatalogueVersion = 2;

/// The key of a fact: that of its document, and which fact of the document it is.
inline constexpr int kFactBits = 24;
[[nodiscard]] constexpr std::int64_t fact_id(std::int64_t document, std::int64_t position) {
  return document << kFactBits | position;
}
[[nodiscard]] constexpr std::int64_t document_of(std::int64_t fact) {
  return fact >> kFactBits;
}
inline constexpr std::int64_t kMostFacts = std::int64_t{1} << kFactBits;

/// What a column holds, so that its value can be given to another catalogue.
enum class Holds : char {
  Text = 't',
  Number = 'n',
  Document = 'd',     // key of a document
  Fact = 'f',         // key of a fact
  Target = 'g',       // key of a row of `targets`
  Description = 's',  // key of a row of `descriptions`
};

struct TableForm {
  std::string_view name;
  std::string_view columns;  // a letter of Holds each
  std::string_view create;
};

// clang-format off
inline constexpr auto kTables = std::to_array<TableForm>({
    {"documents", "dtttttttttttttnnnnnnnn",
     "CREATE TABLE documents(id INTEGER PRIMARY KEY, name TEXT, key TEXT, source TEXT, format TEXT,"
     " language TEXT, symbol TEXT, symbol_key TEXT, number TEXT, type TEXT, issuer TEXT, date TEXT,"
     " title TEXT, words TEXT, pages INT, letters INT, activities INT, duties INT, targets INT, citations INT,"
     " repairs INT, issues INT)"},
    // The nearest provision with an address around a fact, by the number of its block.
    {"places", "ftt", "CREATE TABLE places(id INTEGER PRIMARY KEY, anchor TEXT, provision TEXT)"},

    {"activities", "ftttt",
     "CREATE TABLE activities(id INTEGER PRIMARY KEY, begins TEXT, ends TEXT, agency TEXT,"
     " title TEXT)"},
    {"activity_words", "ft", "CREATE TABLE activity_words(id INTEGER PRIMARY KEY, words TEXT)"},
    {"activity_facts", "fnnt",
     "CREATE TABLE activity_facts(id INTEGER PRIMARY KEY, place INT, line INT, fact TEXT)"},
    {"roles", "ffnt",
     "CREATE TABLE roles(id INTEGER PRIMARY KEY, activity INT, role INT, agency TEXT)"},
    {"fundings", "fft",
     "CREATE TABLE fundings(id INTEGER PRIMARY KEY, activity INT, name TEXT)"},

    {"duties", "fnnt",
     "CREATE TABLE duties(id INTEGER PRIMARY KEY, place INT, line INT, fact TEXT)"},
    {"duty_roles", "fft",
     "CREATE TABLE duty_roles(id INTEGER PRIMARY KEY, duty INT, agency TEXT)"},
    // What a document has of a body, by which they are counted.
    {"agencies", "ftttnnnnn",
     "CREATE TABLE agencies(id INTEGER PRIMARY KEY, key TEXT, agency TEXT, name TEXT,"
     " collective INT, lead INT, coordinating INT, activities INT, duties INT)"},

    {"citations", "fgsnntttt",
     "CREATE TABLE citations(id INTEGER PRIMARY KEY, target INT, description INT, status INT,"
     " relation INT, article TEXT, clause TEXT, point TEXT, annex TEXT)"},
    {"citation_facts", "fnnnt",
     "CREATE TABLE citation_facts(id INTEGER PRIMARY KEY, place INT, line INT, evidence INT,"
     " fact TEXT)"},
    {"evidences", "ft", "CREATE TABLE evidences(id INTEGER PRIMARY KEY, words TEXT)"},
    // Of a document to another in one relation. `whole`, `part`: mentions that make a link, of all
    // of it or of provisions; `stubs`: those of them whose target the corpus lacks.
    {"links", "fgnnnnnn",
     "CREATE TABLE links(id INTEGER PRIMARY KEY, target INT, relation INT, status INT,"
     " mentions INT, whole INT, part INT, stubs INT)"},
    // Which descriptions of a target a document gives.
    {"tellings", "fgs",
     "CREATE TABLE tellings(id INTEGER PRIMARY KEY, target INT, description INT)"},

    {"issues", "fnnnntt",
     "CREATE TABLE issues(id INTEGER PRIMARY KEY, place INT, line INT, begins INT, ends INT,"
     " code TEXT, message TEXT)"},
    {"sayings", "fnnnnttttt",
     "CREATE TABLE sayings(id INTEGER PRIMARY KEY, place INT, line INT, begins INT, ends INT,"
     " code TEXT, key TEXT, value TEXT, subject TEXT, shown TEXT)"},
});

/// What facts of all documents share: rows of them are made when the first fact is written.
inline constexpr auto kShared = std::to_array<TableForm>({
    {"targets", "gt", "CREATE TABLE targets(id INTEGER PRIMARY KEY, name TEXT)"},
    {"descriptions", "sgtttttttn",
     "CREATE TABLE descriptions(id INTEGER PRIMARY KEY, target INT, symbol TEXT, symbol_key TEXT,"
     " type TEXT, number TEXT, date TEXT, issuer TEXT, title TEXT, in_corpus INT)"},
});

/// Made when all rows are there.
inline constexpr auto kIndexes = std::to_array<std::string_view>({
    "CREATE UNIQUE INDEX document_names ON documents(name)",
    "CREATE INDEX document_keys ON documents(key)",
    "CREATE INDEX document_symbols ON documents(symbol_key)",
    "CREATE INDEX document_numbers ON documents(number)",
    "CREATE INDEX roles_by_agency ON roles(agency, role, activity)",
    "CREATE INDEX fundings_by_name ON fundings(name, activity)",
    "CREATE INDEX duty_roles_by_agency ON duty_roles(agency, duty)",
    "CREATE INDEX agencies_by_key ON agencies(key)",
    "CREATE INDEX citations_by_target ON citations(target)",
    "CREATE INDEX citations_by_status ON citations(status)",
    "CREATE INDEX links_by_target ON links(target, relation)",
    "CREATE INDEX tellings_by_target ON tellings(target, description)",
    "CREATE UNIQUE INDEX target_names ON targets(name)",
    "CREATE INDEX description_symbols ON descriptions(symbol_key)",
    "CREATE INDEX description_numbers ON descriptions(number)",
    "CREATE INDEX issues_by_code ON issues(code)",
    "CREATE INDEX sayings_by_key ON sayings(code, key, id)",
});
// clang-format on

}  // namespace viendan::store
