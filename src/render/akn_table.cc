#include <algorithm>

#include "base/text.h"
#include "render/akn_grid.h"
#include "render/akn_parts.h"

namespace viendan::render::akn {
namespace {

std::string more_than_one(int count) {
  return count > 1 ? fmt::format("{}", count) : "";
}

void write_cell(Writing& w, const GridCell& cell, bool heading, const std::string& row) {
  w.out.element(heading ? "th" : "td",
                {{"colspan", more_than_one(cell.columns)}, {"rowspan", more_than_one(cell.rows)}},
                [&] {
                  for (const Span span : cell.spans) {
                    if (trim(span.of(w.document.text)).empty()) continue;
                    w.out.element("p", {}, [&] { write_words(w, span, row, LineEnds::Kept); });
                    w.out.line();
                  }
                });
}

Span around(const GridRow& row) {
  Span whole;
  for (const GridCell& cell : row.cells) {
    for (const Span span : cell.spans) {
      if (whole.empty()) whole = span;
      whole = {std::min(whole.begin, span.begin), std::max(whole.end, span.end)};
    }
  }
  return whole;
}

void write_row(Writing& w, const GridRow& row, const std::string& table) {
  const std::string eid = w.ids.counted(table, "tr");
  w.rows.push_back({around(row), eid});
  w.out.element("tr", {{"eId", eid}}, [&] {
    for (const GridCell& cell : row.cells) write_cell(w, cell, row.heading, eid);
  });
  w.out.line();
}

}  // namespace

void write_table(Writing& w, int block, std::string_view parent) {
  const int index = w.tables[static_cast<std::size_t>(block)];
  const Table* table = index < 0 ? nullptr : &w.document.tables[static_cast<std::size_t>(index)];
  const auto rows = grid_of(w.document, table, w.block(block).own);
  if (rows.empty()) return;
  const std::string eid = w.ids.counted(parent, "table");
  w.eids[static_cast<std::size_t>(block)] = eid;
  const bool goes_on = table != nullptr && table->blocks.front() != block;
  w.out.element("table", {{"eId", eid}, {"class", goes_on ? "continued" : ""}}, [&] {
    w.out.line();
    for (const GridRow& row : rows) write_row(w, row, eid);
  });
  w.out.line();
}

}  // namespace viendan::render::akn
