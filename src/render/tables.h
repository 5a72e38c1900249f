// The tables that analysts take away: one list of columns drives the headings of CSV and XLSX, the
// data package and the database, and each column knows its value, so no two of them can disagree.
//
// A row is named by its document and its number in it, whatever else of the document is exported;
// its place (source, first_line, last_line) leads back to the words: `viendan explain FILE --line`.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "render/agencies.h"
#include "render/export.h"
#include "render/records.h"
#include "render/units.h"
#include "render/value.h"

namespace viendan::render {

/// What a table's row is made from: a thing, and what it belongs to.
struct Entry {
  Home home = {};
  const Document* document = nullptr;  // where the thing alone does not tell all
  int number = 0;                      // of the thing, from 1; 0 where nobody counts
  int owner = 0;                       // of the thing that it belongs to
  const Activity* activity = nullptr;
  const AgencyRef* body = nullptr;
  const AgencyCount* agency = nullptr;
  const Citation* citation = nullptr;
  const Target* target = nullptr;
  const Duty* duty = nullptr;
  const Unit* unit = nullptr;
  const Issue* issue = nullptr;
  const Repair* repair = nullptr;
  std::string_view part = {};   // of lists: which list
  std::string_view label = {};  // of an item
  std::string_view words = {};
  bool target_here = false;  // of a citation: what it cites is exported too
};

/// Known: a date as far as it is known ("2015", "2015-03"); KnownEnd: of which a sheet shows the
/// last day, not the first. Day: a whole date. Texts: a list in one cell.
enum class ColumnType { Text, Known, KnownEnd, Day, Integer, Number, Boolean, Texts };

struct TableColumn {
  std::string_view name;
  ColumnType type;
  std::string_view meaning;
  Value (*value)(const Entry& entry);
  // Where it stands: lists in a cell are for people, who have no other table beside it.
  enum class Use { Everywhere, Flat, Keyed } use = Use::Everywhere;
  bool required = false;
  double width = 14;             // on a sheet, in letters
  std::string_view one_of = {};  // the only values, separated by spaces
};

/// Columns of this table that name a row of another.
struct TableLink {
  std::string_view columns;  // separated by spaces, as in the other
  std::string_view table;
  std::string_view there;
};

enum class TableName {
  Documents,
  Issues,
  Units,
  Agencies,
  Activities,
  ActivityItems,
  ActivityAgencies,
  ActivityRepairs,
  Citations,
  Candidates,
  Targets,
  Duties,
  DutyAgencies,
};
inline constexpr std::size_t kTableCount = 13;

struct TableSchema {
  TableName name;
  std::string_view title;  // of the file and in the database
  std::string_view meaning;
  std::string_view key;  // columns that name a row, separated by spaces
  std::span<const TableColumn> columns;
  std::span<const TableLink> links;
};

/// In an order in which each table stands after those that it names, but for agencies, which are
/// counted over all documents.
[[nodiscard]] std::span<const TableSchema> table_schemas();
[[nodiscard]] const TableSchema& table_schema(TableName name);
/// The table of a kind of records; nullopt for a graph.
[[nodiscard]] std::optional<TableName> table_of(What what);

/// The columns that a use shows, in their order.
[[nodiscard]] std::vector<const TableColumn*> columns_for(const TableSchema& table,
                                                          TableColumn::Use use);
[[nodiscard]] std::vector<Value> cells_of(const std::vector<const TableColumn*>& columns,
                                          const Entry& entry);

/// The texts of a list in one cell. A separator inside a text gets a backslash before it, so does a
/// backslash; a line end inside one is "\n": so the list can be told again exactly.
[[nodiscard]] std::string joined_list(const List& list, char separator);

/// A document of an export with those of its activities and duties that are wanted.
struct Part {
  const Document& document;
  // What they are numbered in the whole document, from 1; empty where all are wanted.
  std::span<const int> activities = {}, duties = {};
};
/// The number of what stands at `index` of those that are wanted.
[[nodiscard]] inline int number_in(std::span<const int> numbers, std::size_t index) {
  return index < numbers.size() ? numbers[index] : static_cast<int>(index + 1);
}

/// Makes the rows of all tables, one document at a time; only the bodies are kept until the end.
class TableRows {
 public:
  using Put = std::function<Result<void>(const TableSchema& table, const Entry& entry)>;
  /// `exported`: whether a document is part of the export, asked of those that are cited.
  TableRows(const Vocabulary& vocabulary, std::function<bool(std::string_view)> exported, Put put);

  /// `only`: rows of this table alone; nullopt for all.
  [[nodiscard]] Result<void> add(const Part& part, std::optional<TableName> only);
  /// The bodies.
  [[nodiscard]] Result<void> finish();

 private:
  const Vocabulary& vocabulary_;
  std::function<bool(std::string_view)> exported_;
  Put put_;
  AgencyCounter agencies_;
};

}  // namespace viendan::render
