// A table while it is being put in order: every stage takes a Sheet and leaves it better.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "model/document.h"
#include "model/draft.h"
#include "model/table.h"
#include "vocabulary/vocabulary.h"

namespace viendan::tables {

struct SheetRow {
  RowKind kind = RowKind::Data;
  std::string label;
  std::vector<Cell> cells;
  std::vector<bool> bold;     // of each cell as it was printed
  std::vector<Merge> merges;  // of each cell, until the merged cells are settled
  Span span;                  // from the first cell to the last
  Lines lines;
  bool after_break = false;  // the first row that is no heading on its page
  bool spanning = false;     // one cell, merged across the row
  std::vector<Repair> repairs;
};

struct Sheet {
  TableKind kind = TableKind::Data;
  std::vector<int> blocks;
  std::vector<std::vector<std::string>> heading;  // its levels, as printed
  std::vector<Column> columns;
  std::vector<SheetRow> rows;
  std::vector<Repair> repairs;
  bool merged = false;  // the source tells which cells are merged

  [[nodiscard]] std::size_t width() const { return columns.size(); }
  /// The first column with that role, or -1.
  [[nodiscard]] int column(ColumnRole role) const;
};

/// Whether the place is covered by a merged cell; false behind the end of the row.
[[nodiscard]] bool is_covered(const SheetRow& row, std::size_t column, Merge by);
[[nodiscard]] bool is_covered(const SheetRow& row, std::size_t column);

/// What was found of texts before: bodies and periods repeat from row to row.
struct TypeCache {
  std::unordered_map<std::string, bool> periods;
  std::unordered_map<std::string, bool> bodies;
  std::unordered_map<std::string, std::optional<std::string>> funding;  // sources of items
  std::vector<std::string> funding_names;  // folded names of all sources
};

/// What the stages may ask, and where they say what they cannot decide.
struct Context {
  const Draft& draft;
  const Document& document;
  const Vocabulary& vocabulary;
  std::optional<Date> issued;
  std::vector<Issue>& issues;
  TypeCache& cache;

  void flag(std::string code, std::string message, Span span) const;
};

/// The grids that the document keeps as tables, each as a sheet without heading.
[[nodiscard]] std::vector<Sheet> sheets_of(const Draft& draft, const Document& document);

[[nodiscard]] Table table_of(Sheet sheet);

[[nodiscard]] std::string_view field_of(const Sheet& sheet, std::size_t column);
[[nodiscard]] bool is_list_role(ColumnRole role);
[[nodiscard]] bool is_agency_role(ColumnRole role);

}  // namespace viendan::tables
