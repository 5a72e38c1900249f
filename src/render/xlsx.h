// Records as an Excel workbook (OOXML), by libxlsxwriter.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "render/value.h"

namespace viendan::render {

/// A sheet: a frozen, filtered heading row, then a row a record. Dates are typed, identities and
/// numbers of documents stay text, words that look like formulas stay words.
struct Sheet {
  std::string name;
  struct Column {
    std::string heading;
    double width = 20;  // in letters
    bool date = false;  // cells are ISO dates
  };
  std::vector<Column> columns;
  std::vector<std::vector<Value>> rows;  // text, number, null; as many cells as columns
};

/// The bytes of the file. Byte-identical for equal input. Internal where the library refuses.
[[nodiscard]] Result<std::string> to_xlsx(std::span<const Sheet> sheets);

}  // namespace viendan::render
