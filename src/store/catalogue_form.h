// The tables of a catalogue: written, taken over into another catalogue and opened by these rows.
//
// Every table has an integer key, given so that rows lie in order of identity, then of place in the
// document: a document's facts are one stretch of each table, lists that go through documents need
// no sorting, and two builds of the same documents write the same bytes. No two documents share a
// row, so that the tables of parts can be joined as they are. Narrow tables hold what is filtered,
// sorted and counted; what a page shows of the few rows on it is in tables of its own.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace viendan::store {

inline constexpr std::int64_t kCatalogueApplication = 0x76646361;  // "vdca"
inline constexpr std::int64_t kCatalogueVersion = 5;

/// The key of a fact: that of its document, and which fact of the document it is.
inline constexpr int kFactBits = 24;
[[nodiscard]] constexpr std::int64_t fact_id(std::int64_t document, std::int64_t position) {
  return document << kFactBits | position;
}
[[nodiscard]] constexpr std::int64_t document_of(std::int64_t fact) {
  return fact >> kFactBits;
}
inline constexpr std::int64_t kMostFacts = std::int64_t{1} << kFactBits;

/// What a column holds: keys are others in another catalogue.
enum class Holds : char {
  Value = 'v',
  Document = 'd',  // key of a document
  Fact = 'f',      // key of a fact
};

struct TableForm {
  std::string_view name;
  std::string_view columns;  // a letter of Holds each
  std::string_view create;
};

// clang-format off
inline constexpr auto kTables = std::to_array<TableForm>({
    {"documents", "dvvvvvvvvvvvvvvvvvvvvv",
     "CREATE TABLE documents(id INTEGER PRIMARY KEY, name TEXT, key TEXT, source TEXT, format TEXT,"
     " language TEXT, symbol TEXT, symbol_key TEXT, number TEXT, type TEXT, issuer TEXT, date TEXT,"
     " title TEXT, words TEXT, pages INT, letters INT, activities INT, duties INT, targets INT, citations INT,"
     " repairs INT, issues INT)"},
    // The nearest provision with an address around a fact, by the number of its block.
    {"places", "fvv", "CREATE TABLE places(id INTEGER PRIMARY KEY, anchor TEXT, provision TEXT)"},

    {"activities", "fvvvv",
     "CREATE TABLE activities(id INTEGER PRIMARY KEY, begins TEXT, ends TEXT, agency TEXT,"
     " title TEXT)"},
    {"activity_words", "fv", "CREATE TABLE activity_words(id INTEGER PRIMARY KEY, words TEXT)"},
    {"activity_facts", "fvvv",
     "CREATE TABLE activity_facts(id INTEGER PRIMARY KEY, place INT, line INT, fact TEXT)"},
    {"roles", "ffvv",
     "CREATE TABLE roles(id INTEGER PRIMARY KEY, activity INT, role INT, agency TEXT)"},
    {"fundings", "ffv",
     "CREATE TABLE fundings(id INTEGER PRIMARY KEY, activity INT, name TEXT)"},

    {"duties", "fvvv",
     "CREATE TABLE duties(id INTEGER PRIMARY KEY, place INT, line INT, fact TEXT)"},
    {"duty_roles", "ffv",
     "CREATE TABLE duty_roles(id INTEGER PRIMARY KEY, duty INT, agency TEXT)"},
    // What a document has of a body, by which they are counted. `name`: "" where that is the key.
    {"agencies", "fvvvvvvvvv",
     "CREATE TABLE agencies(id INTEGER PRIMARY KEY, key TEXT, name TEXT, folded TEXT, agency TEXT,"
     " collective INT, lead INT, coordinating INT, activities INT, duties INT)"},

    {"citations", "ffvvvvvv",
     "CREATE TABLE citations(id INTEGER PRIMARY KEY, description INT, status INT, relation INT,"
     " article TEXT, clause TEXT, point TEXT, annex TEXT)"},
    {"citation_facts", "fvvvv",
     "CREATE TABLE citation_facts(id INTEGER PRIMARY KEY, place INT, line INT, evidence INT,"
     " fact TEXT)"},
    {"evidences", "fv", "CREATE TABLE evidences(id INTEGER PRIMARY KEY, words TEXT)"},
    // How a document describes those that it cites. `told`: it is sure of which one that is.
    {"descriptions", "fvvvvvvvvvv",
     "CREATE TABLE descriptions(id INTEGER PRIMARY KEY, target TEXT, told INT, symbol TEXT,"
     " symbol_key TEXT, type TEXT, number TEXT, date TEXT, issuer TEXT, title TEXT,"
     " in_corpus INT)"},
    // Of a document to another in one relation. `whole`, `part`: mentions that make a link, of all
    // of it or of provisions; `stubs`: those of them whose target the corpus lacks.
    {"links", "fvvvvvvv",
     "CREATE TABLE links(id INTEGER PRIMARY KEY, target TEXT, relation INT, status INT,"
     " mentions INT, whole INT, part INT, stubs INT)"},
    // From when to when a document says that it is in force, and what it does to others.
    {"days", "dvv", "CREATE TABLE days(id INTEGER PRIMARY KEY, begins TEXT, ends TEXT)"},
    {"acts", "fvvvvvvvvvvv",
     "CREATE TABLE acts(id INTEGER PRIMARY KEY, target TEXT, relation INT, whole INT, begins TEXT,"
     " ends TEXT, excepted INT, place INT, line INT, span_begin INT, span_end INT, words TEXT)"},

    {"issues", "fvvvvvv",
     "CREATE TABLE issues(id INTEGER PRIMARY KEY, place INT, line INT, begins INT, ends INT,"
     " code TEXT, message TEXT)"},
    {"sayings", "fvvvvvvvvv",
     "CREATE TABLE sayings(id INTEGER PRIMARY KEY, place INT, line INT, begins INT, ends INT,"
     " code TEXT, key TEXT, value TEXT, subject TEXT, shown TEXT)"},
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
    // All of a row: counting reads nothing else.
    "CREATE INDEX agencies_by_key ON agencies(key, name, folded, agency, collective, lead,"
    " coordinating, activities, duties)",
    "CREATE INDEX citations_by_description ON citations(description)",
    "CREATE INDEX citations_by_status ON citations(status)",
    "CREATE INDEX links_by_target ON links(target, relation)",
    "CREATE INDEX links_to_stubs ON links(target, stubs) WHERE stubs>0",
    "CREATE INDEX acts_by_target ON acts(target)",
    "CREATE INDEX descriptions_by_target ON descriptions(target)",
    "CREATE INDEX description_symbols ON descriptions(symbol_key)",
    "CREATE INDEX description_numbers ON descriptions(number)",
    "CREATE INDEX issues_by_code ON issues(code)",
    "CREATE INDEX sayings_by_key ON sayings(code, key, value)",
});
// clang-format on

}  // namespace viendan::store
