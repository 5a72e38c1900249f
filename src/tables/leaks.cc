#include "tables/leaks.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "tables/cell.h"

namespace viendan::tables {
namespace {

/// The words before the first item of the list, or none.
std::string_view leaked_head(std::string_view text) {
  if (!begins_lower(text)) return {};
  const auto item = text.find("\n- ");
  return item == std::string_view::npos ? std::string_view{} : text.substr(0, item);
}

/// Where the head stands in the text of the document.
Span head_span(const Cell& cell, std::string_view head) {
  const Span whole = span_of(cell);
  return {whole.begin, std::min<std::uint32_t>(
                           whole.end, whole.begin + static_cast<std::uint32_t>(head.size()))};
}

void give_back(const Sheet& sheet, SheetRow& above, SheetRow& row, std::size_t c) {
  Cell& from = row.cells[c];
  Cell& to = above.cells[c];
  const std::string head(leaked_head(from.text));
  const std::string field(field_of(sheet, c));
  const std::string whole = to.text + " " + head;
  const Span span = head_span(from, head);
  above.repairs.push_back({"row-leak", field, to.text, whole, 0.85, span});
  row.repairs.push_back({"row-leak", field, head, "", 0.85, span});
  to.text = whole;
  to.printed += " | " + head;
  to.spans.push_back(span);
  from.text = from.text.substr(head.size() + 1);
  above.lines.last = std::max(above.lines.last, row.lines.first);
}

/// Only rows that begin anew can hold what belongs to another.
bool may_leak(const Sheet& sheet, const SheetRow& row, std::size_t c) {
  const auto role = sheet.columns[c].role;
  return (is_list_role(role) || role == ColumnRole::Title) &&
         !leaked_head(row.cells[c].text).empty();
}

}  // namespace

void return_leaked_words(Sheet& sheet, const Context& context) {
  for (std::size_t r = 1; r < sheet.rows.size(); ++r) {
    SheetRow& above = sheet.rows[r - 1];
    SheetRow& row = sheet.rows[r];
    if (above.kind != RowKind::Data || row.kind != RowKind::Data) continue;
    for (std::size_t c = 0; c < sheet.width(); ++c) {
      if (!may_leak(sheet, row, c)) continue;
      if (!is_blank(above.cells[c]) && is_open(above.cells[c].text)) {
        give_back(sheet, above, row, c);
      } else {
        context.flag("cell-begins-inside",
                     "The cell begins in the middle of a sentence: " +
                         std::string(leaked_head(row.cells[c].text)),
                     span_of(row.cells[c]));
      }
    }
  }
}

}  // namespace viendan::tables
