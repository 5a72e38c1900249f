// How a run of lines without an empty one between them is laid out.
#pragma once

#include <span>

#include "ingest/lines.h"

namespace viendan::ingest {

enum class Dialect {
  Prose,       // no TAB: each line is a paragraph
  Rows,        // a row a line, TABs between its cells
  CellStream,  // a TAB starts a cell, a line without one continues it, an empty line ends the row
};

[[nodiscard]] Dialect dialect_of(std::span<const Line> block);

/// Whether the line says that an annex begins and nothing else: "PHỤ LỤC", "Phụ lục II".
[[nodiscard]] bool is_annex_heading(std::string_view line);

/// Whether the line is drawn, not written: "---", "_____", "* * *".
[[nodiscard]] bool is_rule(std::string_view line);

}  // namespace viendan::ingest
