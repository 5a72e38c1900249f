#include "web/pages/document/tables.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "base/text.h"
#include "web/page/names.h"
#include "web/pages/document/corrected.h"
#include "web/pages/document/words.h"

namespace viendan::web {
namespace {

constexpr Phrase kCaption{"Bảng {}", "Table {}"};
constexpr Phrase kRows{"{} dòng", "{} rows"};
constexpr Phrase kFrom{"từ dòng {}", "from row {}"};
constexpr Phrase kNoHeading{"Cột {}", "Column {}"};
constexpr Phrase kRow{"dòng {}", "row {}"};
constexpr Phrase kRepairs{"{} chỗ đã sửa so với bản in", "{} repairs of what is printed"};
constexpr Phrase kOneRepair{"1 chỗ đã sửa so với bản in", "1 repair of what is printed"};
constexpr Phrase kLeftOver{"Chữ in trong bảng không thuộc ô nào",
                           "Printed words that stand in no cell"};
constexpr Phrase kConfidence{"độ tin cậy {} %", "confidence {}%"};
constexpr Phrase kNothing{"(bỏ)", "(removed)"};

/// A heading of two levels is "above / below".
std::pair<std::string_view, std::string_view> levels(std::string_view heading) {
  const auto slash = heading.find(" / ");
  if (slash == std::string_view::npos) return {heading, {}};
  return {heading.substr(0, slash), heading.substr(slash + 3)};
}

/// How many columns from here on stand under one upper heading.
std::size_t columns_under(const Table& table, std::size_t column) {
  const auto [above, below] = levels(table.columns[column].heading);
  if (below.empty()) return 1;
  std::size_t count = 1;
  while (column + count < table.columns.size()) {
    const auto [next, under] = levels(table.columns[column + count].heading);
    if (next != above || under.empty()) break;
    ++count;
  }
  return count;
}

void head_cell(Html& html, const Reading& reading, const Table& table, std::size_t column,
               bool two_rows) {
  const std::string name = column_name(reading, table.columns[column]);
  html.element("th", {{"scope", "col"}, {"rowspan", "2", two_rows}}, [&] {
    if (name.empty()) return html.text(counted(reading, kNoHeading, column + 1));
    write_lines(html, name);
  });
}

void table_head(Html& html, const Reading& reading, const Table& table) {
  bool two_rows = false;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    two_rows = two_rows || columns_under(table, c) > 1;
  }
  html.element("thead", [&] {
    html.element("tr", [&] {
      for (std::size_t c = 0; c < table.columns.size();) {
        const std::size_t count = columns_under(table, c);
        if (count == 1) {
          head_cell(html, reading, table, c, two_rows);
        } else {
          html.element("th", {{"scope", "colgroup"}, {"colspan", fmt::format("{}", count)}},
                       levels(table.columns[c].heading).first);
        }
        c += count;
      }
    });
    if (!two_rows) return;
    html.element("tr", [&] {
      for (std::size_t c = 0; c < table.columns.size();) {
        const std::size_t count = columns_under(table, c);
        for (std::size_t k = 0; k < count && count > 1; ++k) {
          html.element("th", {{"scope", "col"}}, levels(table.columns[c + k].heading).second);
        }
        c += count;
      }
    });
  });
}

void cell_words(Html& html, const Reading& reading, const Row& row, const Column& column,
                const Cell& cell) {
  const auto repairs = repairs_of(row, column);
  if (repairs.empty()) return write_cell_words(html, reading, cell);
  html.element("span",
               {{"class", "repair"},
                {"title", shown_name(repair_names(), repairs.front()->rule, reading.language())}},
               [&] {
                 if (cell.text.empty()) return html.text(reading.say(kNothing));
                 write_cell_words(html, reading, cell);
               });
}

bool spans_all(const Row& row) {
  return row.kind == RowKind::Group || row.kind == RowKind::Subgroup;
}

struct TablePlace {
  const Table& table;
  std::span<const std::string_view> anchors;
  std::size_t heading_column;  // the cell that names the row
};

void write_row(Html& html, const Reading& reading, const TablePlace& place, std::size_t index) {
  const Row& row = place.table.rows[index];
  const std::string_view anchor = place.anchors[index];
  html.element("tr", {{"id", anchor, !anchor.empty()}}, [&] {
    if (spans_all(row)) {
      const std::string width =
          fmt::format("{}", std::max<std::size_t>(place.table.columns.size(), 1));
      html.element("th", {{"scope", "rowgroup"}, {"colspan", width}}, [&] {
        for (const Cell& cell : row.cells) write_cell_words(html, reading, cell);
      });
      return;
    }
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const Column& column = place.table.columns[c];
      const bool heads = c == place.heading_column && !row.cells[c].text.empty();
      html.element(
          heads ? "th" : "td",
          {{"scope", "row", heads}, {"data-label", column.heading, !column.heading.empty()}}, [&] {
            cell_words(html, reading, row, column, row.cells[c]);
            if (heads && !anchor.empty()) {
              self_link(html, reading, anchor, squeeze(row.cells[c].text));
            }
          });
    }
  });
}

/// Rows below a group belong to it: each group begins a body of its own.
void table_bodies(Html& html, const Reading& reading, const TablePlace& place, const Item& item) {
  for (std::size_t r = item.first_row; r < item.last_row;) {
    html.element("tbody", [&] {
      do {
        write_row(html, reading, place, r++);
      } while (r < item.last_row && place.table.rows[r].kind != RowKind::Group);
    });
  }
}

std::size_t heading_column(const Table& table) {
  const auto title = std::ranges::find(table.columns, ColumnRole::Title, &Column::role);
  return static_cast<std::size_t>(title - table.columns.begin());
}

std::string caption(const Reading& reading, int table, const Item& item) {
  const Table& shown = reading.document.tables[static_cast<std::size_t>(table)];
  std::string words = counted(reading, kCaption, static_cast<std::size_t>(table) + 1);
  words += " · " + counted(reading, kRows, shown.rows.size());
  if (item.first_row > 0) words += " · " + counted(reading, kFrom, item.first_row + 1);
  return words;
}

void row_repairs(Html& html, const Reading& reading, const TablePlace& place, const Item& item) {
  const Table& table = place.table;
  std::size_t count = 0;
  Html list;
  const auto write = [&](std::size_t row, const Repair& repair) {
    ++count;
    list.element("li", [&] {
      list.text(counted(reading, kRow, row + 1) + ": ");
      write_repair(list, reading, repair);
    });
  };
  for (std::size_t r = item.first_row; r < item.last_row; ++r) {
    for (const Repair& repair : table.rows[r].repairs) write(r, repair);
    for (const Repair* repair : corrections_of_row(reading.document, place.anchors[r])) {
      write(r, *repair);
    }
  }
  const bool last = item.last_row == table.rows.size();
  for (const Repair& repair : table.repairs) {
    if (!last) break;
    ++count;
    list.element("li", [&] { write_repair(list, reading, repair); });
  }
  if (count == 0) return;
  html.element("details", {{"class", "repairs"}}, [&] {
    html.element("summary", count == 1 ? std::string(reading.say(kOneRepair))
                                       : counted(reading, kRepairs, count));
    html.element("ul", [&] { html.trusted(list.written()); });
  });
}

void left_over_words(Html& html, const Reading& reading, const Table& table) {
  const auto words = left_over(reading.document, table);
  if (words.empty()) return;
  html.element("details", {{"class", "left-over"}}, [&] {
    html.element("summary", reading.say(kLeftOver));
    html.element("ul", [&] {
      for (const auto line : words) html.element("li", line);
    });
  });
}

void collect(std::unordered_set<std::string>& known, std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool end =
        i == text.size() || text[i] == '\n' || text[i] == '\t' || text[i] == '|' || text[i] == '/';
    if (!end) continue;
    known.insert(squeeze(text.substr(begin, i - begin)));
    begin = i + 1;
  }
  known.insert(squeeze(text));
}

}  // namespace

std::string table_id(int table) {
  return fmt::format("bang-{}", table + 1);
}

std::string column_name(const Reading& reading, const Column& column) {
  if (!column.heading.empty() || column.role == ColumnRole::Unknown) return column.heading;
  return std::string(
      shown_name(field_names(), name_in(kColumnRoles, column.role), reading.language()));
}

std::vector<const Repair*> repairs_of(const Row& row, const Column& column) {
  std::vector<const Repair*> repairs;
  if (column.role == ColumnRole::Unknown) return repairs;
  for (const Repair& repair : row.repairs) {
    if (repair.field == name_in(kColumnRoles, column.role)) repairs.push_back(&repair);
  }
  return repairs;
}

void write_repair(Html& html, const Reading& reading, const Repair& repair) {
  html.text(shown_name(repair_names(), repair.rule, reading.language()));
  if (!repair.field.empty()) {
    html.text(" · ");
    html.text(shown_name(field_names(), repair.field, reading.language()));
  }
  const auto percent = static_cast<std::size_t>(std::lround(repair.confidence * 100));
  html.text(" · " + counted(reading, kConfidence, percent) + ": ");
  html.element("del", {{"class", "repair"}, {"lang", "vi"}},
               [&] { write_lines(html, repair.before); });
  html.text(" → ");
  html.element("ins", {{"class", "repair"}, {"lang", "vi"}}, [&] {
    if (repair.after.empty()) return html.text(reading.say(kNothing));
    write_lines(html, repair.after);
  });
  const Correction* correction = correction_of(reading.document, repair);
  if (correction == nullptr) return;
  html.text(" · ");
  html.element("span", {{"lang", "vi"}}, signed_by(reading, *correction));
}

std::vector<std::string_view> left_over(const Document& document, const Table& table) {
  std::vector<Span> taken;
  std::unordered_set<std::string> headings;
  for (const Column& column : table.columns) collect(headings, column.heading);
  for (const Repair& repair : table.repairs) taken.push_back(repair.span);
  for (const Row& row : table.rows) {
    for (const Cell& cell : row.cells)
      taken.insert(taken.end(), cell.spans.begin(), cell.spans.end());
    for (const Repair& repair : row.repairs) taken.push_back(repair.span);
  }
  std::ranges::sort(taken, {}, &Span::begin);
  std::vector<std::string_view> words;
  const auto add = [&](Span gap) {
    for (std::string_view line : split(gap.of(document.text), '\n')) {
      for (std::string_view cell : split(line, '\t')) {
        if (!trim(cell).empty() && !headings.contains(squeeze(cell))) words.push_back(trim(cell));
      }
    }
  };
  std::size_t next = 0;
  for (const int block : table.blocks) {
    Span rest = document.blocks[static_cast<std::size_t>(block)].own;
    for (; next < taken.size() && taken[next].begin < rest.end; ++next) {
      if (taken[next].begin > rest.begin) add({rest.begin, taken[next].begin});
      rest.begin = std::max(rest.begin, std::min(taken[next].end, rest.end));
    }
    add(rest);
  }
  return words;
}

void write_table(Html& html, const Reading& reading, const CitedBy& cited, const Item& item) {
  const int index = reading.paper.looks[static_cast<std::size_t>(item.block)].table;
  const Table& table = reading.document.tables[static_cast<std::size_t>(index)];
  const auto& anchors = reading.paper.row_anchors[static_cast<std::size_t>(index)];
  const TablePlace place{table, anchors, heading_column(table)};
  const std::string id = table_id(index);
  html.element(
      "div", {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-labelledby", id}},
      [&] {
        html.element("table", {{"class", fmt::format("data {}", name_in(kTableKinds, table.kind))}},
                     [&] {
                       html.element("caption", {{"id", id}}, caption(reading, index, item));
                       table_head(html, reading, table);
                       table_bodies(html, reading, place, item);
                     });
      });
  for (std::size_t r = item.first_row; r < item.last_row; ++r) {
    if (!anchors[r].empty()) citing_list(html, reading, cited, anchors[r]);
  }
  row_repairs(html, reading, place, item);
  if (item.last_row == table.rows.size()) left_over_words(html, reading, table);
}

}  // namespace viendan::web
