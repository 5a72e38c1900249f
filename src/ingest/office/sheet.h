// A worksheet as it is shown: its filled cells, and what they make on paper.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/rich.h"

namespace viendan::ingest {

/// Rows and columns count from 0.
struct SheetCell {
  std::uint32_t column = 0;
  std::vector<Run> runs;
};

struct SheetRow {
  std::uint32_t row = 0;
  std::vector<SheetCell> cells;  // filled ones, from left to right
};

/// Cells shown as one; both ends are inside.
struct MergedArea {
  std::uint32_t top = 0;
  std::uint32_t left = 0;
  std::uint32_t bottom = 0;
  std::uint32_t right = 0;
};

struct Sheet {
  std::vector<SheetRow> rows;  // with a filled cell, from the top; hidden ones are left out
  std::vector<MergedArea> merged;
};

/// The blocks of a sheet between its blank rows: a table each, with the lines above it that stand
/// alone in their rows as paragraphs. Places that are empty in all of a block are left out. Fails,
/// saying why, where there are more than `most` places.
[[nodiscard]] tl::expected<std::vector<RichPiece>, std::string> pieces_of(Sheet sheet,
                                                                          std::uint64_t most);

}  // namespace viendan::ingest
