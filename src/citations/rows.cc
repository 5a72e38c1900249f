#include "citations/rows.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/unicode.h"
#include "vocabulary/timeline.h"

namespace viendan::citations {
namespace {

/// Headings of dates that are not those of issue: "Ngày hết hiệu lực", "Ngày đăng Công báo".
bool is_other_date(const Table& table, std::size_t column) {
  if (column >= table.columns.size()) return false;
  const std::string heading = fold(table.columns[column].heading);
  constexpr auto kOther = std::to_array<std::string_view>({"hieu luc", "cong bao", "dang ", "het"});
  return std::any_of(kOther.begin(), kOther.end(), [&](std::string_view words) {
    return heading.find(words) != std::string::npos;
  });
}

/// The day that is all that a cell prints.
std::optional<Date> date_of(const Cell& cell) {
  const auto text = trim(cell.text, " \n\t.;()");
  const auto date = date_at_start(text);
  if (!date || !trim(text.substr(date->span.end), " \n.;").empty()) return std::nullopt;
  return date->date;
}

}  // namespace

Rows::Rows(const Document& document) {
  for (const Table& table : document.tables) {
    for (const Row& row : table.rows) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        for (const Span span : row.cells[i].spans) places_.push_back({span, &table, &row, i});
      }
    }
  }
  std::stable_sort(places_.begin(), places_.end(),
                   [](const Place& a, const Place& b) { return a.span.begin < b.span.begin; });
}

RowFacts Rows::facts(Span number, const Vocabulary& vocabulary) const {
  constexpr std::uint32_t kMostElse = 40;  // bytes of "Quyết định số" or a line's mark
  RowFacts facts;
  const auto after =
      std::upper_bound(places_.begin(), places_.end(), number.begin,
                       [](std::uint32_t at, const Place& place) { return at < place.span.begin; });
  if (after == places_.begin()) return facts;
  const Place& place = *std::prev(after);
  if (!place.span.contains(number) || place.span.size() - number.size() > kMostElse) return facts;
  const auto& cells = place.row->cells;
  // The date of issue stands behind the number; in few lists before it.
  for (std::size_t step = 1; step < cells.size(); ++step) {
    const std::size_t i = (place.column + step) % cells.size();
    if (!facts.date && !is_other_date(*place.table, i)) facts.date = date_of(cells[i]);
    if (!facts.type.empty()) continue;
    const auto* type = vocabulary.type_by_name(squeeze(cells[i].text));
    if (type) facts.type = type->name;
  }
  return facts;
}

}  // namespace viendan::citations
