#include "tables/pages.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "tables/cell.h"
#include "tables/headings.h"

namespace viendan::tables {
namespace {

bool may_stand_between(const Document& document, const Block& block) {
  return block.kind == BlockKind::PageMark || block.kind == BlockKind::Footnote ||
         block.kind == BlockKind::Stamp || trim(block.own.of(document.text)).empty();
}

bool follows(const Sheet& before, const Sheet& after, const Document& document) {
  for (int b = before.blocks.back() + 1; b < after.blocks.front(); ++b) {
    if (!may_stand_between(document, document.blocks[static_cast<std::size_t>(b)])) return false;
  }
  return true;
}

bool is_repeated(const Sheet& sheet, const SheetRow& row) {
  return std::any_of(sheet.heading.begin(), sheet.heading.end(),
                     [&row](const auto& level) { return repeats(level, row); });
}

void drop_heading(Sheet& sheet, const SheetRow& row) {
  sheet.repairs.push_back({"repeated-header", "heading", printed_row(row), "", 1, row.span});
}

/// Drops headings among the rows: pages of a table whose source has no gap between them.
void drop_repeated(Sheet& sheet, const Context& context) {
  if (sheet.heading.empty()) return;
  std::vector<SheetRow> kept;
  kept.reserve(sheet.rows.size());
  bool after_break = false;
  for (auto& row : sheet.rows) {
    if (is_repeated(sheet, row) || (row.after_break && names_columns(sheet, row, context))) {
      drop_heading(sheet, row);
      after_break = true;
      continue;
    }
    row.after_break = row.after_break || after_break;
    after_break = false;
    kept.push_back(std::move(row));
  }
  sheet.rows = std::move(kept);
}

bool same_columns(const Sheet& a, const Sheet& b) {
  if (a.width() != b.width() || b.heading.empty()) return false;
  std::size_t known = 0;
  for (std::size_t c = 0; c < a.width(); ++c) {
    if (a.columns[c].role != b.columns[c].role) return false;
    known += a.columns[c].role != ColumnRole::Unknown;
  }
  return known >= 3 && 2 * known > a.width();
}

bool has_width(const Sheet& sheet, std::size_t width) {
  return std::all_of(sheet.rows.begin(), sheet.rows.end(),
                     [width](const SheetRow& row) { return row.cells.size() == width; });
}

enum class Join { None, Damaged, Bare };

/// How the later sheet carries the earlier one on. `read` is the later one with its heading read.
Join join_of(const Sheet& before, const Sheet& after, const Sheet& read) {
  if (!before.heading.empty() && same_columns(before, read)) return Join::Damaged;
  if (read.heading.empty() && has_width(after, before.width())) return Join::Bare;
  return Join::None;
}

void carry_on(Sheet& sheet, Sheet later) {
  sheet.blocks.insert(sheet.blocks.end(), later.blocks.begin(), later.blocks.end());
  sheet.merged = sheet.merged || later.merged;
  later.rows.front().after_break = true;
  std::move(later.rows.begin(), later.rows.end(), std::back_inserter(sheet.rows));
}

}  // namespace

std::vector<Sheet> join_pages(std::vector<Sheet> sheets, const Context& context) {
  std::vector<Sheet> joined;
  for (Sheet& sheet : sheets) {
    const bool next = !joined.empty() && follows(joined.back(), sheet, context.document);
    // Most pages print the same heading: it need not be read again to be known.
    if (next && is_repeated(joined.back(), sheet.rows.front())) {
      carry_on(joined.back(), std::move(sheet));
      continue;
    }
    Sheet read = sheet;
    read_heading(read, context);
    switch (next ? join_of(joined.back(), sheet, read) : Join::None) {
      case Join::None:
        joined.push_back(std::move(read));
        break;
      case Join::Damaged:
        drop_heading(joined.back(), sheet.rows.front());
        sheet.rows.erase(sheet.rows.begin());
        if (!sheet.rows.empty()) carry_on(joined.back(), std::move(sheet));
        break;
      case Join::Bare:
        carry_on(joined.back(), std::move(sheet));
        break;
    }
  }
  for (Sheet& sheet : joined) drop_repeated(sheet, context);
  return joined;
}

}  // namespace viendan::tables
