// The tables as a workbook: a sheet each for activities, agencies, sources (the documents) and what
// is unresolved (open citations), or one sheet of one kind; the last sheet tells what the columns
// mean and how many cells were cut.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "render/tables.h"
#include "render/xlsx.h"

namespace viendan::render {

class TableWorkbook {
 public:
  /// `only`: the kind of the one sheet.
  [[nodiscard]] static Result<TableWorkbook> create(const std::filesystem::path& file,
                                                    std::optional<What> only);
  /// Which tables' rows are wanted.
  [[nodiscard]] bool wants(TableName table) const;
  [[nodiscard]] Result<void> put(const TableSchema& table, const Entry& entry);
  /// `about`: what the workbook tells of itself: a name and a value each.
  [[nodiscard]] Result<void> finish(const std::vector<std::pair<std::string, std::string>>& about);
  /// Cells of more letters than Excel holds: cut, marked and named in the last column of their row.
  [[nodiscard]] std::size_t cut() const { return book_.cut(); }

 private:
  struct Open {
    std::size_t sheet;
    std::string name;
    std::vector<const TableColumn*> columns;
    std::size_t rows = 0;
  };
  explicit TableWorkbook(WorkbookWriter book) : book_(std::move(book)) {}

  WorkbookWriter book_;
  bool open_citations_only_ = false;
  std::map<TableName, Open> sheets_;
};

}  // namespace viendan::render
