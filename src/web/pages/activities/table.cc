#include "web/pages/activities/table.h"

#include <algorithm>
#include <array>

#include "base/result.h"
#include "base/text.h"
#include "web/page/layout.h"
#include "web/pages/activities/source.h"
#include "web/pages/activities/words.h"

namespace viendan::web {
namespace {

void ordinal_cell(Html& html, const View& view, const ActivityFact& fact);
void title_cell(Html& html, const View& view, const ActivityFact& fact);
void content_cell(Html& html, const View& view, const ActivityFact& fact);
void lead_cell(Html& html, const View& view, const ActivityFact& fact);
void coordinating_cell(Html& html, const View& view, const ActivityFact& fact);
void period_cell(Html& html, const View& view, const ActivityFact& fact);
void funding_cell(Html& html, const View& view, const ActivityFact& fact);
void outputs_cell(Html& html, const View& view, const ActivityFact& fact);
void document_cell(Html& html, const View& view, const ActivityFact& fact);

struct Column {
  std::string_view name;  // class of its cells
  Phrase heading;
  std::string_view sort;  // "" where rows are not sorted by it
  void (*write)(Html& html, const View& view, const ActivityFact& fact);
};

// clang-format off
constexpr std::array kColumns = std::to_array<Column>({
    {"ordinal",      {"TT", "No."},                                "",         ordinal_cell},
    {"title",        {"Nhiệm vụ", "Activity"},                     "title",    title_cell},
    {"content",      {"Nội dung", "Content"},                      "",         content_cell},
    {"lead",         {"Chủ trì", "Lead"},                          "agency",   lead_cell},
    {"coordinating", {"Phối hợp", "Coordinating"},                 "",         coordinating_cell},
    {"period",       {"Thời gian", "Period"},                      "start",    period_cell},
    {"funding",      {"Nguồn kinh phí", "Funding"},                "",         funding_cell},
    {"outputs",      {"Sản phẩm", "Outputs"},                      "",         outputs_cell},
    {"document",     {"Văn bản", "Document"},                      "document", document_cell},
});
// clang-format on

constexpr Phrase kTable{"Bảng nhiệm vụ", "Table of activities"};
constexpr Phrase kSortUp{"Sắp xếp tăng dần theo cột này", "Sort ascending by this column"};
constexpr Phrase kSortDown{"Sắp xếp giảm dần theo cột này", "Sort descending by this column"};

std::string row_address(const View& view, const ActivityFact& fact) {
  return document_address(fact.place.document, fact.activity.anchor, view.language);
}

void ordinal_cell(Html& html, const View&, const ActivityFact& fact) {
  html.text(fact.activity.ordinal);
}

/// What stands above the row in its document: annex, part, group. Headings of groups may have the
/// label of the part.
std::string above(const Activity& activity) {
  std::vector<std::string> parts;
  if (!activity.annex.empty()) parts.push_back(activity.annex);
  const bool told = !activity.group.empty() && activity.group.front().starts_with(activity.table);
  if (!activity.table.empty() && !told) parts.push_back(activity.table);
  parts.insert(parts.end(), activity.group.begin(), activity.group.end());
  return join(parts, " › ");
}

void title_cell(Html& html, const View& view, const ActivityFact& fact) {
  html.element("a", {{"href", row_address(view, fact)}}, fact.activity.title);
  const std::string place = above(fact.activity);
  if (!place.empty()) html.element("div", {{"class", "quiet place"}}, place);
}

void content_cell(Html& html, const View&, const ActivityFact& fact) {
  write_list(html, fact.activity.content);
}

void lead_cell(Html& html, const View& view, const ActivityFact& fact) {
  write_bodies(html, view, fact.activity.lead);
}

void coordinating_cell(Html& html, const View& view, const ActivityFact& fact) {
  write_bodies(html, view, fact.activity.coordinating);
}

void period_cell(Html& html, const View& view, const ActivityFact& fact) {
  write_period(html, view, fact.activity.timeline);
}

void funding_cell(Html& html, const View&, const ActivityFact& fact) {
  write_list(html, fact.activity.funding);
}

void outputs_cell(Html& html, const View&, const ActivityFact& fact) {
  write_list(html, fact.activity.outputs);
}

void document_cell(Html& html, const View& view, const ActivityFact& fact) {
  const FactPlace& place = fact.place;
  html.element("a", {{"href", document_address(place.document, {}, view.language)}},
               place.symbol.empty() ? place.document : place.symbol);
  if (!fact.date.empty()) {
    html.element("div", {{"class", "quiet"}}, shown_date(fact.date, view.language));
  }
}

void write_sort(Html& html, const View& view, const ActivityTable& table, const Column& column) {
  const bool current = column.sort == table.sorted_by;
  const bool next_down = current && !table.descending;
  html.element("a",
               {{"href", table.sorted(column.sort, next_down)},
                {"title", view.say(next_down ? kSortDown : kSortUp)}},
               [&] {
                 html.text(view.say(column.heading));
                 if (!current) return;
                 html.element("span", {{"aria-hidden", "true"}}, table.descending ? " ▼" : " ▲");
               });
}

void write_heading(Html& html, const View& view, const ActivityTable& table, const Column& column) {
  const bool sorts = table.sorted && !column.sort.empty();
  const bool current = sorts && column.sort == table.sorted_by;
  html.element("th",
               {{"scope", "col"},
                {"class", column.name},
                {"aria-sort", table.descending ? "descending" : "ascending", current}},
               [&] {
                 if (sorts) return write_sort(html, view, table, column);
                 html.text(view.say(column.heading));
               });
}

/// Columns that no row fills are left out: many plans print no funding and no outputs.
bool is_filled(const Column& column, const View& view, std::span<const ActivityFact> rows) {
  if (!column.sort.empty()) return true;
  return std::ranges::any_of(rows, [&](const ActivityFact& fact) {
    Html html;
    column.write(html, view, fact);
    return !html.written().empty();
  });
}

void write_row(Html& html, const View& view, const ActivityFact& fact,
               std::span<const Column* const> columns) {
  html.element("tr", {{"class", "entry"}}, [&] {
    for (const Column* column : columns) {
      const bool heads = column->name == "title";
      html.element(heads ? "th" : "td",
                   {{"class", column->name},
                    {"scope", "row", heads},
                    {"data-label", view.say(column->heading), !heads}},
                   [&] { column->write(html, view, fact); });
    }
  });
  html.element("tr", {{"class", "origin"}}, [&] {
    html.element("td", {{"colspan", fmt::format("{}", columns.size())}},
                 [&] { write_source(html, view, fact); });
  });
}

}  // namespace

void write_activities(Html& html, const View& view, const ActivityTable& table) {
  std::vector<const Column*> columns;
  for (const Column& column : kColumns) {
    if (is_filled(column, view, table.rows)) columns.push_back(&column);
  }
  html.element("div",
               {{"class", "scroll"},
                {"role", "region"},
                {"tabindex", "0"},
                {"aria-label", fmt::format("{}: {}", view.say(kTable), table.caption)}},
               [&] {
                 html.element("table", {{"class", "data cards activities"}}, [&] {
                   html.element("caption", table.caption);
                   html.element("thead", [&] {
                     html.element("tr", [&] {
                       for (const Column* column : columns)
                         write_heading(html, view, table, *column);
                     });
                   });
                   for (const ActivityFact& fact : table.rows) {
                     html.element("tbody", [&] { write_row(html, view, fact, columns); });
                   }
                 });
               });
}

}  // namespace viendan::web
