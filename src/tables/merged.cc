#include "tables/merged.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "tables/cell.h"
#include "tables/groups.h"
#include "tables/types.h"

namespace viendan::tables {
namespace {

// Wider tables are statistics: nothing of them is a plan.
constexpr std::size_t kWidest = 64;
// A task does not go on over more rows.
constexpr std::size_t kMostJoined = 50;
// A cell of a plan that goes on over pages is no longer.
constexpr std::size_t kLongestCell = 20000;  // bytes
// A hostile table has one long cell merged over all its rows: so many bytes may be said again.
constexpr std::size_t kMostRepeated = std::size_t{1} << 24U;

bool is_own(const SheetRow& row, std::size_t c) {
  return c < row.cells.size() && !is_covered(row, c) && !is_blank(row.cells[c]);
}

std::size_t count_own(const SheetRow& row) {
  std::size_t own = 0;
  for (std::size_t c = 0; c < row.cells.size(); ++c) own += is_own(row, c);
  return own;
}

std::size_t first_own(const SheetRow& row) {
  std::size_t c = 0;
  while (c < row.cells.size() && !is_own(row, c)) ++c;
  return c;
}

/// One text that is merged up to the end of its row, alone or behind a number.
bool reaches_across(const SheetRow& row) {
  const std::size_t own = count_own(row);
  std::size_t c = first_own(row);
  if (own == 2 && is_ordinal(row.cells[c].text) && is_own(row, c + 1)) {
    ++c;
  } else if (own != 1) {
    return false;
  }
  if (c + 2 > row.cells.size()) return false;
  for (std::size_t next = c + 1; next < row.cells.size(); ++next) {
    if (!is_covered(row, next, Merge::Left)) return false;
  }
  return true;
}

bool is_merged_down(const Sheet& sheet, std::size_t c) {
  return std::ranges::any_of(sheet.rows, [c](const SheetRow& row) {
    return c < row.cells.size() && is_covered(row, c, Merge::Above);
  });
}

bool merge_alike(const Sheet& sheet, std::size_t a, std::size_t b) {
  return std::ranges::all_of(sheet.rows, [a, b](const SheetRow& row) {
    return is_covered(row, a, Merge::Above) == is_covered(row, b, Merge::Above);
  });
}

bool tells_who_or_when(const Sheet& sheet) {
  return std::ranges::any_of(sheet.columns, [](const Column& column) {
    return is_agency_role(column.role) || column.role == ColumnRole::Timeline;
  });
}

// ---- columns of headings ------------------------------------------------------------------------

/// The columns that hold headings: the name, and the number before it or -1.
struct GroupColumns {
  int number = -1;
  int name = -1;
};

GroupColumns group_columns(const Sheet& sheet) {
  GroupColumns found;
  const int title = sheet.column(ColumnRole::Title);
  for (int c = 0; c < title && found.name < 0; ++c) {
    const auto column = static_cast<std::size_t>(c);
    if (sheet.columns[column].role == ColumnRole::Unknown && is_merged_down(sheet, column))
      found.name = c;
  }
  if (found.name <= 0) return found;
  const auto before = static_cast<std::size_t>(found.name - 1);
  if (sheet.columns[before].role == ColumnRole::Ordinal &&
      merge_alike(sheet, before, static_cast<std::size_t>(found.name)))
    found.number = found.name - 1;
  return found;
}

SheetRow heading_of(const SheetRow& row, const GroupColumns& columns, RowKind kind) {
  SheetRow heading;
  Cell cell = row.cells[static_cast<std::size_t>(columns.name)];
  if (columns.number >= 0) {
    const Cell& number = row.cells[static_cast<std::size_t>(columns.number)];
    if (!is_blank(number)) {
      const std::string label(trim(number.text, " -"));
      const bool marked = label.ends_with('.') || label.ends_with(')');
      cell.text = label + (marked ? " " : ". ") + cell.text;
      cell.printed = number.printed + " " + cell.printed;
    }
  }
  heading.span = span_of(cell);
  heading.lines = row.lines;
  heading.label = label_of(cell.text);
  make_group(heading, kind, std::move(cell));
  return heading;
}

void clear_place(SheetRow& row, int column) {
  if (column < 0 || static_cast<std::size_t>(column) >= row.cells.size()) return;
  row.cells[static_cast<std::size_t>(column)] = {};
  row.merges[static_cast<std::size_t>(column)] = Merge::None;
}

// ---- what merged cells say of the rows that they cover ------------------------------------------

class Settler {
 public:
  Settler(Sheet& sheet, const Context& context)
      : sheet_(sheet),
        context_(context),
        ordinal_(sheet.column(ColumnRole::Ordinal)),
        title_(sheet.column(ColumnRole::Title)),
        timeline_(sheet.column(ColumnRole::Timeline)),
        number_merges_(ordinal_ >= 0 && is_merged_down(sheet, static_cast<std::size_t>(ordinal_))),
        with_number_(sheet.width(), false),
        last_(sheet.width()) {
    if (!number_merges_) return;
    for (std::size_t c = 0; c < sheet.width(); ++c)
      with_number_[c] = merge_alike(sheet, c, static_cast<std::size_t>(ordinal_));
  }

  void settle() {
    std::vector<SheetRow> kept;
    kept.reserve(sheet_.rows.size());
    for (std::size_t r = 0; r < sheet_.rows.size(); ++r) {
      SheetRow& row = sheet_.rows[r];
      if (row.kind != RowKind::Data || reaches_across(row)) {
        row.spanning = row.spanning || row.kind == RowKind::Data;
        last_.assign(sheet_.width(), {});
        kept.push_back(std::move(row));
        continue;
      }
      SheetRow* above = kept.empty() || kept.back().kind != RowKind::Data ? nullptr : &kept.back();
      if (above != nullptr && joined_ < kMostJoined && adds_cells(row)) {
        add_cells(*above, row);
        ++joined_;
        continue;
      }
      joined_ = 0;
      inherit(row, r, above);
      kept.push_back(std::move(row));
    }
    sheet_.rows = std::move(kept);
    for (SheetRow& row : sheet_.rows) row.merges.clear();
  }

 private:
  [[nodiscard]] bool covered_above(const SheetRow& row, int column) const {
    return column >= 0 && is_covered(row, static_cast<std::size_t>(column), Merge::Above);
  }

  /// A page may end inside a merged cell: its rest on the next page has no number.
  [[nodiscard]] bool goes_on_after_break(const SheetRow& row) const {
    if (!row.after_break || ordinal_ < 0) return false;
    const auto c = static_cast<std::size_t>(ordinal_);
    return !is_covered(row, c) && is_blank(row.cells[c]);
  }

  [[nodiscard]] bool covers_next(std::size_t r, std::size_t c) const {
    return r + 1 < sheet_.rows.size() && is_covered(sheet_.rows[r + 1], c, Merge::Above);
  }

  void inherit(SheetRow& row, std::size_t r, const SheetRow* above) {
    bool goes_on = goes_on_after_break(row);
    if (goes_on && above != nullptr && is_part_of(row, *above)) {
      repeat_task(row);
      goes_on = false;
    } else if (goes_on && above != nullptr && is_further_task(row, *above)) {
      repeat_number(row);
      goes_on = false;
    }
    for (std::size_t c = 0; c < sheet_.width(); ++c) {
      if (is_covered(row, c, Merge::Above)) {
        say_again(row.cells[c], c);
      } else if (is_covered(row, c, Merge::Left)) {
        last_[c].clear();
      } else if (goes_on && covers_next(r, c)) {
        if (!is_blank(row.cells[c]) && last_[c].size() < kLongestCell)
          last_[c] = continued(last_[c], row.cells[c].text);
      } else {
        last_[c] = row.cells[c].text;
      }
    }
  }

  [[nodiscard]] bool has_period(const SheetRow& row) const {
    return timeline_ >= 0 &&
           is_period(context_, row.cells[static_cast<std::size_t>(timeline_)].text);
  }

  /// Behind a page break: a further part of the task above, with a time of its own.
  [[nodiscard]] bool is_part_of(const SheetRow& row, const SheetRow& above) const {
    if (title_ < 0 || is_own(row, static_cast<std::size_t>(title_))) return false;
    if (!has_period(row) || !has_period(above)) return false;
    std::size_t anew = 0;
    for (std::size_t c = 0; c < sheet_.width(); ++c) {
      if (static_cast<int>(c) == timeline_ || !is_own(row, c)) continue;
      if (!begins_upper(row.cells[c].text)) return false;
      ++anew;
    }
    return anew > 0;
  }

  /// Behind a page break: another task of the number above, in a table where numbers hold several.
  /// What only goes on begins in the middle, or leaves the time as it was.
  [[nodiscard]] bool is_further_task(const SheetRow& row, const SheetRow& above) const {
    if (title_ < 0 || timeline_ < 0 || !number_merges_) return false;
    const auto title = static_cast<std::size_t>(title_);
    const auto time = static_cast<std::size_t>(timeline_);
    if (!is_own(row, title) || !is_own(row, time)) return false;
    return !begins_lower(row.cells[title].text) && begins_upper(row.cells[time].text) &&
           !is_blank(above.cells[time]);
  }

  /// The number, and what is merged along with it: the body that all its tasks have.
  void repeat_number(SheetRow& row) {
    for (std::size_t c = 0; c < sheet_.width(); ++c) {
      if (is_blank(row.cells[c]) && with_number_[c]) say_again(row.cells[c], c);
    }
  }

  void say_again(Cell& cell, std::size_t c) {
    repeated_ += last_[c].size();
    if (repeated_ <= kMostRepeated) cell.text = last_[c];
  }

  void repeat_task(SheetRow& row) {
    for (std::size_t c = 0; c < sheet_.width(); ++c) {
      const auto role = sheet_.columns[c].role;
      const bool task =
          role == ColumnRole::Ordinal || role == ColumnRole::Title || is_agency_role(role);
      if (task && is_blank(row.cells[c])) say_again(row.cells[c], c);
    }
  }

  /// The task is the one above, and so are who leads it and when.
  [[nodiscard]] bool adds_cells(const SheetRow& row) const {
    if (!covered_above(row, title_)) return false;
    for (std::size_t c = 0; c < sheet_.width(); ++c) {
      const auto role = sheet_.columns[c].role;
      const bool decides = role == ColumnRole::Ordinal || role == ColumnRole::Lead ||
                           role == ColumnRole::Bodies || role == ColumnRole::Timeline;
      if (decides && is_own(row, c)) return false;
    }
    return true;
  }

  void add_cells(SheetRow& above, const SheetRow& row) {
    for (std::size_t c = 0; c < sheet_.width(); ++c) {
      if (!is_own(row, c)) continue;
      Cell& cell = above.cells[c];
      std::string text =
          cell.text.empty() ? row.cells[c].text : cell.text + "\n" + row.cells[c].text;
      append(cell, row.cells[c], std::move(text));
    }
    above.lines.last = std::max(above.lines.last, row.lines.last);
    above.span.end = std::max(above.span.end, row.span.end);
  }

  Sheet& sheet_;
  const Context& context_;
  int ordinal_;
  int title_;
  int timeline_;
  bool number_merges_;             // a number holds several rows somewhere
  std::vector<bool> with_number_;  // columns that are merged as the number is
  std::size_t repeated_ = 0;       // bytes that were said again
  std::size_t joined_ = 0;         // rows that the last one kept has taken in
  std::vector<std::string> last_;  // what was said last in each column
};

void fold_into(SheetRow& row, std::size_t c) {
  if (c >= row.cells.size()) return;
  const Cell second = row.cells[c];
  Cell& first = row.cells[c - 1];
  if (!is_blank(second))
    append(first, second, is_blank(first) ? second.text : first.text + " " + second.text);
  const auto at = static_cast<std::ptrdiff_t>(c);
  row.cells.erase(row.cells.begin() + at);
  row.bold.erase(row.bold.begin() + at);
  row.merges.erase(row.merges.begin() + at);
}

}  // namespace

void fold_columns(Sheet& sheet) {
  if (!sheet.merged || sheet.width() > kWidest) return;
  for (std::size_t c = sheet.width(); c-- > 1;) {
    const Column& column = sheet.columns[c];
    const bool one = !column.heading.empty() && column == sheet.columns[c - 1];
    if (!one) continue;
    for (SheetRow& row : sheet.rows) fold_into(row, c);
    for (auto& level : sheet.heading) level.erase(level.begin() + static_cast<std::ptrdiff_t>(c));
    sheet.columns.erase(sheet.columns.begin() + static_cast<std::ptrdiff_t>(c));
  }
}

void take_group_columns(Sheet& sheet) {
  if (!sheet.merged || !tells_who_or_when(sheet)) return;
  const GroupColumns columns = group_columns(sheet);
  if (columns.name < 0) return;
  const auto name = static_cast<std::size_t>(columns.name);
  std::vector<SheetRow> rows;
  RowKind kind = RowKind::Group;
  for (SheetRow& row : sheet.rows) {
    if (reaches_across(row)) {
      kind = RowKind::Subgroup;
    } else {
      if (is_own(row, name)) rows.push_back(heading_of(row, columns, kind));
      clear_place(row, columns.name);
      clear_place(row, columns.number);
    }
    rows.push_back(std::move(row));
  }
  sheet.rows = std::move(rows);
}

void settle_merged_cells(Sheet& sheet, const Context& context) {
  Settler(sheet, context).settle();
}

}  // namespace viendan::tables
