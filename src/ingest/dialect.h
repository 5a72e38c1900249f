// How a run of lines without an empty one between them is laid out.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "ingest/lines.h"

namespace viendan::ingest {

enum class Dialect {
  Prose,       // no TAB: each line is a paragraph
  Rows,        // a row a line, TABs between its cells
  Pipes,       // a row a line between vertical strokes, as Markdown draws tables
  CellStream,  // a TAB starts a cell, a line without one continues it, an empty line ends the row
};

[[nodiscard]] Dialect dialect_of(std::span<const Line> block);

/// The cells of a line; none where the line is no row, or only draws the rule below the headings.
[[nodiscard]] std::vector<std::string_view> cells_of(std::string_view line, Dialect dialect);

/// Whether the line says that an annex begins and nothing else: "PHỤ LỤC", "Phụ lục II".
[[nodiscard]] bool is_annex_heading(std::string_view line);

/// Whether the line is drawn, not written: "---", "_____", "* * *".
[[nodiscard]] bool is_rule(std::string_view line);

}  // namespace viendan::ingest
