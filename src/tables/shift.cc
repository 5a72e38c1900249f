#include "tables/shift.h"

#include <algorithm>

#include "tables/bodies.h"
#include "tables/cell.h"
#include "tables/headings.h"
#include "tables/types.h"

namespace viendan::tables {
namespace {

// Wider tables are statistics; trying all moves on them would cost and prove nothing.
constexpr std::size_t kWidest = 16;
// A row this odd has cells in wrong columns.
constexpr int kSuspicious = 3;
// A body unknown to the vocabulary may stand in a row that is right.
constexpr int kTolerable = 1;

using Cells = std::vector<Cell>;

/// A way to put cells back: what the row would be, and the columns from which it differs.
struct Move {
  Cells cells;
  std::size_t first = 0;
};

bool holds_bodies_twice(const Sheet& sheet, const Cells& cells, std::size_t c) {
  return is_agency_role(sheet.columns[c].role) && is_agency_role(sheet.columns[c + 1].role) &&
         !is_blank(cells[c]) && cells[c].text == cells[c + 1].text;
}

/// Bodies in a column of text count only beside others: a lead that slid to the left.
int oddness(const Sheet& sheet, const Cells& cells, const Context& context) {
  int sum = 0;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    sum += misfit(context, sheet.columns[c].role, cells[c].text);
    if (c + 1 < cells.size() && holds_bodies_twice(sheet, cells, c)) sum += 2;
  }
  return sum;
}

/// Two cells that stand in each other's place.
void add_swaps(const Sheet& sheet, const Cells& cells, const Context& context,
               std::vector<Move>& moves) {
  const auto wrong = [&](std::size_t c) {
    return !is_blank(cells[c]) && misfit(context, sheet.columns[c].role, cells[c].text) > 0;
  };
  for (std::size_t a = 0; a < cells.size(); ++a) {
    if (!wrong(a)) continue;
    for (std::size_t b = a + 1; b < cells.size(); ++b) {
      if (!wrong(b)) continue;
      Move move{cells, a};
      std::swap(move.cells[a], move.cells[b]);
      moves.push_back(std::move(move));
    }
  }
}

/// A cell is missing at `gap`; what filled the row is printed twice, or blank at its end.
void add_shifts_right(const Sheet&, const Cells& cells, const Context&, std::vector<Move>& moves) {
  for (std::size_t gap = 0; gap < cells.size(); ++gap) {
    for (std::size_t extra = gap; extra < cells.size(); ++extra) {
      const bool twice =
          extra > gap && !is_blank(cells[extra]) && cells[extra].text == cells[extra - 1].text;
      const bool blank_end = extra + 1 == cells.size() && is_blank(cells[extra]);
      if (!twice && !blank_end) continue;
      Move move{cells, gap};
      move.cells.erase(move.cells.begin() + static_cast<std::ptrdiff_t>(extra));
      move.cells.insert(move.cells.begin() + static_cast<std::ptrdiff_t>(gap), Cell{});
      moves.push_back(std::move(move));
    }
  }
}

/// There is a cell too many at `extra`: blank, or the second half of a body's name.
void add_shifts_left(const Sheet& sheet, const Cells& cells, const Context& context,
                     std::vector<Move>& moves) {
  for (std::size_t extra = 1; extra < cells.size(); ++extra) {
    Move move{cells, extra};
    if (!is_blank(cells[extra])) {
      if (!is_agency_role(sheet.columns[extra - 1].role)) continue;
      const auto body = body_of_two(context, cells[extra - 1].text, cells[extra].text);
      if (!body) continue;
      append(move.cells[extra - 1], cells[extra], *body);
      move.first = extra - 1;
    }
    move.cells.erase(move.cells.begin() + static_cast<std::ptrdiff_t>(extra));
    move.cells.emplace_back();
    moves.push_back(std::move(move));
  }
}

struct MoveRule {
  std::string_view name;
  void (*add)(const Sheet&, const Cells&, const Context&, std::vector<Move>&);
  double confidence;
};

constexpr MoveRule kMoveRules[] = {
    {"cell-swap", add_swaps, 0.95},
    {"cell-shift-right", add_shifts_right, 0.85},
    {"cell-shift-left", add_shifts_left, 0.85},
};

struct Found {
  const MoveRule* rule = nullptr;
  Move move;
  int odd = 0;
  std::size_t fitting = 0;  // moves that fit as well and say something else
};

bool same_text(const Cells& a, const Cells& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Cell& x, const Cell& y) { return x.text == y.text; });
}

/// What proves a row: a period or a list of bodies where one belongs.
bool has_proof(const Sheet& sheet, const Cells& cells, const Context& context) {
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const auto role = sheet.columns[c].role;
    if (role == ColumnRole::Timeline && is_period(context, cells[c].text)) return true;
    if (is_agency_role(role) && is_agencies(context, cells[c].text)) return true;
  }
  return false;
}

bool keeps_title(const Sheet& sheet, const Cells& cells) {
  const int title = sheet.column(ColumnRole::Title);
  return title < 0 || !is_blank(cells[static_cast<std::size_t>(title)]);
}

void consider(Found& found, const MoveRule& rule, Move move, int odd) {
  if (found.rule != nullptr && odd > found.odd) return;
  if (found.rule != nullptr && odd == found.odd) {
    found.fitting += !same_text(found.move.cells, move.cells);
    return;
  }
  found = {&rule, std::move(move), odd, 1};
}

Found find_move(const Sheet& sheet, const SheetRow& row, int before, const Context& context) {
  Found found;
  for (const MoveRule& rule : kMoveRules) {
    std::vector<Move> moves;
    rule.add(sheet, row.cells, context, moves);
    for (Move& move : moves) {
      if (!keeps_title(sheet, move.cells)) continue;
      const int odd = oddness(sheet, move.cells, context);
      if (odd > kTolerable || before - odd < kSuspicious) continue;
      if (has_proof(sheet, move.cells, context)) consider(found, rule, std::move(move), odd);
    }
  }
  return found;
}

void apply(const Sheet& sheet, SheetRow& row, Found found) {
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const Cell& before = row.cells[c];
    const Cell& after = found.move.cells[c];
    if (before.text == after.text) continue;
    row.repairs.push_back({std::string(found.rule->name), std::string(field_of(sheet, c)),
                           before.text, after.text, found.rule->confidence,
                           before.spans.empty() ? span_of(after) : span_of(before)});
  }
  row.cells = std::move(found.move.cells);
}

void realign(const Sheet& sheet, SheetRow& row, const Context& context) {
  const int odd = oddness(sheet, row.cells, context);
  if (odd < kSuspicious) return;
  Found found = find_move(sheet, row, odd, context);
  if (found.fitting == 1) return apply(sheet, row, std::move(found));
  if (found.fitting > 1) {
    context.flag("cells-misplaced",
                 "Cells stand in wrong columns and may belong in several: " + printed_row(row),
                 row.span);
  }
}

}  // namespace

void realign_rows(Sheet& sheet, const Context& context) {
  if (sheet.width() < 3 || sheet.width() > kWidest) return;
  for (auto& row : sheet.rows) {
    if (row.kind == RowKind::Data) realign(sheet, row, context);
  }
}

}  // namespace viendan::tables
