// Comma-separated values, in two dialects.
//
// rfc4180 has exact values, for programs: UTF-8, commas, CRLF, a cell in quotes where it needs
// them.
//
// excel-vi is what a Vietnamese Excel opens by a double click: a byte order mark, semicolons,
// decimal commas. A spreadsheet runs a cell that begins with = + - @ as a formula, which may call
// out or start programs, and makes dates and numbers of "01/2012" and "007". So a text that begins
// with one of = + - @ tab CR LF (or their wide forms), or that it would take for a number or a
// date, gets an apostrophe before it; so does a text that begins with one. Whoever reads the file
// by a program takes one apostrophe off the beginning of each cell and has the exact text again.
#pragma once

#include <string>
#include <vector>

#include "render/tables.h"

namespace viendan::render {

struct CsvDialect {
  bool mark = false;  // U+FEFF at the beginning
  char separator = ',';
  char decimal = '.';
  bool defused = false;  // as told above
};
inline constexpr CsvDialect kRfc4180{};
inline constexpr CsvDialect kExcelVi{
    .mark = true, .separator = ';', .decimal = ',', .defused = true};
/// What pages give to download: a browser hands it on to a spreadsheet.
inline constexpr CsvDialect kDownload{.defused = true};

/// In quotes where it needs them.
[[nodiscard]] std::string csv_cell(std::string words, char separator);
[[nodiscard]] std::string csv_heading(const std::vector<const TableColumn*>& columns,
                                      const CsvDialect& dialect);
[[nodiscard]] std::string csv_row(const std::vector<const TableColumn*>& columns,
                                  const Entry& entry, const CsvDialect& dialect);

}  // namespace viendan::render
