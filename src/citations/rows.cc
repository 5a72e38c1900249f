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

bool shows_examples(const Table& table, std::size_t column) {
  return column < table.columns.size() &&
         fold(table.columns[column].heading).find("vi du") != std::string::npos;
}

/// A form prints number and date one below the other, each in a row of its own.
std::optional<Date> date_below(const Table& table, const Row& row, std::size_t column) {
  const std::size_t next = static_cast<std::size_t>(&row - table.rows.data()) + 1;
  if (next >= table.rows.size() || column >= table.rows[next].cells.size()) return std::nullopt;
  const auto text = trim(table.rows[next].cells[column].text, " \n\t");
  if (!text.starts_with("ngày") && !text.starts_with("Ngày")) return std::nullopt;
  const auto date = date_at_start(text);
  const bool issued = date && text.substr(date->span.end).starts_with(" của ");
  return issued ? std::optional(date->date) : std::nullopt;
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

const Rows::Place* Rows::at(std::uint32_t offset) const {
  const auto after = std::upper_bound(
      places_.begin(), places_.end(), offset,
      [](std::uint32_t begin, const Place& place) { return begin < place.span.begin; });
  if (after == places_.begin()) return nullptr;
  const Place& place = *std::prev(after);
  return place.span.contains(offset) ? &place : nullptr;
}

RowFacts Rows::facts(Span number, const Vocabulary& vocabulary) const {
  constexpr std::uint32_t kMostElse = 40;  // bytes of "Quyết định số" or a line's mark
  RowFacts facts;
  const Place* found = at(number.begin);
  if (!found) return facts;
  const Place& place = *found;
  facts.specimen = shows_examples(*place.table, place.column);
  if (number.end >= place.span.end) facts.date = date_below(*place.table, *place.row, place.column);
  if (place.span.size() - std::min(number.size(), place.span.size()) > kMostElse) return facts;
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
