#include "ingest/layout/paged_table.h"

#include <algorithm>
#include <cmath>

#include "ingest/layout/geometry.h"

namespace viendan::ingest {
namespace {

constexpr double kSameColumn = 7;  // points, once the left sides of both tables meet
constexpr double kSamePage = 10;   // points between parts of a table on one page

/// Whether each edge of `few` is one of `many`.
bool all_in(const std::vector<double>& few, const std::vector<double>& many) {
  return std::ranges::all_of(few, [&](double at) {
    return std::ranges::any_of(many, [&](double other) {
      return std::abs(other - many.front() - (at - few.front())) <= kSameColumn;
    });
  });
}

/// The edges of all parts, from the left side.
std::vector<double> all_edges(const std::vector<PagedTable>& parts) {
  std::vector<double> edges;
  for (const PagedTable& part : parts) {
    for (const double at : part.columns) {
      const double edge = at - part.columns.front();
      const bool known =
          std::ranges::any_of(edges, [&](double e) { return std::abs(e - edge) <= kSameColumn; });
      if (!known) edges.push_back(edge);
    }
  }
  std::ranges::sort(edges);
  return edges;
}

std::uint32_t nearest(const std::vector<double>& edges, double at) {
  const auto found =
      std::ranges::min_element(edges, {}, [&](double e) { return std::abs(e - at); });
  return static_cast<std::uint32_t>(found - edges.begin());
}

void add_rows(PagedTable& part, const std::vector<double>& edges, std::vector<RichRow>& rows) {
  const std::size_t first = rows.size();
  rows.resize(first + part.row_count, RichRow{.page = part.page});
  const auto edge = [&](std::uint32_t column) {
    return nearest(edges, part.columns[column] - part.columns.front());
  };
  for (PagedCell& cell : part.cells) {
    rows[first + cell.place.top].cells.push_back(
        {.paragraphs = std::move(cell.paragraphs),
         .columns = std::max(edge(cell.place.right) - edge(cell.place.left), 1u),
         .rows = cell.place.bottom - cell.place.top});
  }
}

}  // namespace

bool PagedTable::has_text() const {
  return std::ranges::any_of(cells, [](const PagedCell& cell) { return !cell.paragraphs.empty(); });
}

bool PagedTable::goes_on_in(const PagedTable& next) const {
  if (next.page > page + 1) return false;
  if (next.page == page && next.box.top - box.bottom > kSamePage) return false;
  if (std::abs(width_of(box) - width_of(next.box)) > kSameColumn) return false;
  return all_in(columns, next.columns) || all_in(next.columns, columns);
}

RichTable join_tables(std::vector<PagedTable> parts) {
  RichTable table;
  const std::vector<double> edges = all_edges(parts);
  for (PagedTable& part : parts) add_rows(part, edges, table.rows);
  return table;
}

}  // namespace viendan::ingest
