// Records as an Excel workbook (OOXML), by libxlsxwriter.
#pragma once

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
  };
  std::vector<Column> columns;
  std::vector<std::vector<Value>> rows;  // text, number, null; as many cells as columns
};

/// How many cells have more words than Excel can hold: these are cut, and a mark says so.
[[nodiscard]] std::size_t cells_to_cut(std::span<const Sheet> sheets);

/// The bytes of the file. Byte-identical for equal input. Internal where the library refuses.
[[nodiscard]] Result<std::string> to_xlsx(std::span<const Sheet> sheets);

}  // namespace viendan::render
