// Records as an Excel workbook (OOXML), by libxlsxwriter.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "render/value.h"

namespace viendan::render {

/// A sheet: a frozen, filtered heading row, then a row a record. Dates are typed, identities and
/// numbers of documents stay text, words that look like formulas stay words. A date known by month
/// or year is shown so: "2015-03", "2015".
struct Sheet {
  std::string name;
  struct Column {
    std::string heading;
    double width = 20;  // in letters
    bool date = false;  // cells are ISO dates
    bool last = false;  // of a month or year, the cell has the last day instead of the first
    bool cut = false;   // the cell names the columns of its row whose words were cut
  };
  std::vector<Column> columns;
  std::vector<std::vector<Value>> rows;  // text, number, null; as many cells as columns
};

/// How many cells have more words than Excel can hold: these are cut, and a mark says so.
[[nodiscard]] std::size_t cells_to_cut(std::span<const Sheet> sheets);

/// Writes a workbook row by row: memory does not grow with the rows.
class WorkbookWriter {
 public:
  static constexpr std::uint32_t kMostRows = 1'048'576;  // of a sheet, the heading among them

  [[nodiscard]] static Result<WorkbookWriter> create(const std::filesystem::path& file,
                                                     std::uint32_t most_rows = kMostRows);
  ~WorkbookWriter();
  WorkbookWriter(WorkbookWriter&&) noexcept;
  WorkbookWriter& operator=(WorkbookWriter&&) noexcept;

  /// The sheet's number, by which rows are added. Only name and columns are looked at.
  [[nodiscard]] Result<std::size_t> add_sheet(const Sheet& sheet);
  /// Usage where Excel has no more rows.
  [[nodiscard]] Result<void> add_row(std::size_t sheet, const std::vector<Value>& cells);
  /// Cells that were cut so far.
  [[nodiscard]] std::size_t cut() const;
  [[nodiscard]] Result<void> finish();

 private:
  struct State;
  explicit WorkbookWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The bytes of the file. Byte-identical for equal input. Internal where the library refuses.
[[nodiscard]] Result<std::string> to_xlsx(std::span<const Sheet> sheets);

}  // namespace viendan::render
