// Tables for tests: rows with '|' between the cells become a draft and the document of its grid. A
// cell "<" or "^" is covered by the one to its left or above it; a row "----" begins a page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "tables/join.h"

namespace viendan::test {

struct Drawn {
  Draft draft;
  Document document;
};

inline Drawn drawn(const std::vector<std::string>& rows) {
  Drawn made;
  std::string& text = made.draft.text;
  Grid grid;
  std::vector<SourceMap::Run> runs;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (rows[r] == "----") {
      grid.page_rows.push_back(static_cast<std::uint32_t>(grid.rows.size()));
      continue;
    }
    runs.push_back({static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(r + 1), 0,
                    static_cast<std::uint32_t>(rows[r].size())});
    Grid::Row row;
    for (const auto part : split(rows[r], '|')) {
      const auto begin = static_cast<std::uint32_t>(text.size());
      const auto words = trim(part);
      const Merge merge = words == "<" ? Merge::Left : words == "^" ? Merge::Above : Merge::None;
      if (merge == Merge::None) text += replace_all(words, "/ ", "\n");
      row.push_back({{begin, static_cast<std::uint32_t>(text.size())}, false, merge});
      text += '\t';
    }
    text.back() = '\n';
    grid.rows.push_back(std::move(row));
  }
  const auto end = static_cast<std::uint32_t>(text.size());
  grid.span = {0, end};
  made.draft.map = SourceMap(std::move(runs));
  if (!rows.empty()) made.draft.pieces.emplace_back(std::move(grid));
  made.document.text = text;
  made.document.map = made.draft.map;
  made.document.blocks.push_back({.kind = BlockKind::Document, .parent = -1, .own = {0, 0}});
  made.document.blocks.push_back({.kind = BlockKind::Table, .parent = 0, .own = {0, end}});
  return made;
}

inline const Vocabulary& vocabulary() {
  static const auto loaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary");
  return loaded.value();
}

struct Joined {
  std::vector<Table> tables;
  std::vector<Issue> issues;
};

inline Joined joined(const std::vector<std::string>& rows) {
  const Drawn made = drawn(rows);
  Joined result;
  result.tables = tables::join(made.draft, made.document, vocabulary(), result.issues);
  return result;
}

}  // namespace viendan::test
