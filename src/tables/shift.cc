#include "tables/shift.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

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
// A table with so many odd rows that no move mends has other columns than its heading says.
constexpr std::size_t kMostFailures = 200;

constexpr int kBlank = -1;

/// A way to put cells back: from which cell of the row each column is filled.
struct Move {
  std::vector<int> from;
  int joined = kBlank;  // this cell and the next are one body
  std::string body = {};
};

/// A row with what is known of its cells, each fact found once.
class OddRow {
 public:
  OddRow(const Sheet& sheet, const SheetRow& row, const Context& context)
      : sheet_(sheet), row_(row), context_(context) {
    for (std::size_t c = 0; c < row.cells.size(); ++c)
      as_printed_.from.push_back(static_cast<int>(c));
  }

  std::size_t width() const { return row_.cells.size(); }
  const Sheet& sheet() const { return sheet_; }
  const Context& context() const { return context_; }
  const Move& as_printed() const { return as_printed_; }
  bool blank(std::size_t c) const { return is_blank(row_.cells[c]); }
  const std::string& text(std::size_t c) const { return row_.cells[c].text; }

  const std::string& text(const Move& move, std::size_t column) const {
    static const std::string kNothing;
    const int from = move.from[column];
    if (from == kBlank) return kNothing;
    return from == move.joined ? move.body : text(static_cast<std::size_t>(from));
  }

  int misfit_in(std::size_t c, ColumnRole role) {
    const auto key = c * kRoles + static_cast<std::size_t>(role);
    const auto [known, fresh] = misfits_.try_emplace(key, 0);
    if (fresh) known->second = misfit(context_, role, row_.cells[c].text);
    return known->second;
  }

  /// Equal lists of bodies side by side are odd: a row may have been filled up with one of them.
  int oddness(const Move& move) {
    int sum = 0;
    for (std::size_t c = 0; c < width(); ++c) {
      const auto role = sheet_.columns[c].role;
      const int from = move.from[c];
      // A word in place of a number may be the end of the title above: no proof of a shift.
      if (role == ColumnRole::Ordinal) continue;
      if (from != kBlank && from != move.joined)
        sum += misfit_in(static_cast<std::size_t>(from), role);
      if (c + 1 < width() && holds_bodies_twice(move, c)) sum += 2;
    }
    return sum;
  }

  /// What proves a row: a period or bodies where they belong. The title stays what it is.
  bool proved(const Move& move) {
    const int title = sheet_.column(ColumnRole::Title);
    if (title >= 0 && is_blank(text(move, static_cast<std::size_t>(title)))) return false;
    for (std::size_t c = 0; c < width(); ++c) {
      const auto role = sheet_.columns[c].role;
      if (!is_agency_role(role) && role != ColumnRole::Timeline) continue;
      const int from = move.from[c];
      if (from == kBlank || is_blank(text(move, c))) continue;
      if (from == move.joined || misfit_in(static_cast<std::size_t>(from), role) == 0) return true;
    }
    return false;
  }

 private:
  static constexpr std::size_t kRoles = kColumnRoles.size();

  bool holds_bodies_twice(const Move& move, std::size_t c) const {
    return is_agency_role(sheet_.columns[c].role) && is_agency_role(sheet_.columns[c + 1].role) &&
           !is_blank(text(move, c)) && text(move, c) == text(move, c + 1);
  }

  const Sheet& sheet_;
  const SheetRow& row_;
  const Context& context_;
  Move as_printed_;
  std::unordered_map<std::size_t, int> misfits_;
};

/// Two cells that stand in each other's place.
void add_swaps(OddRow& row, std::vector<Move>& moves) {
  const auto wrong = [&row](std::size_t c) {
    return !row.blank(c) && row.misfit_in(c, row.sheet().columns[c].role) > 0;
  };
  for (std::size_t a = 0; a < row.width(); ++a) {
    if (!wrong(a)) continue;
    for (std::size_t b = a + 1; b < row.width(); ++b) {
      if (!wrong(b)) continue;
      moves.push_back(row.as_printed());
      std::swap(moves.back().from[a], moves.back().from[b]);
    }
  }
}

/// A cell is missing at `gap`; what filled the row is printed twice, or blank at its end.
void add_shifts_right(OddRow& row, std::vector<Move>& moves) {
  for (std::size_t extra = 0; extra < row.width(); ++extra) {
    const bool twice = extra > 0 && !row.blank(extra) && row.text(extra) == row.text(extra - 1);
    const bool blank_end = extra + 1 == row.width() && row.blank(extra);
    if (!twice && !blank_end) continue;
    for (std::size_t gap = 0; gap < extra; ++gap) {
      Move move = row.as_printed();
      move.from.erase(move.from.begin() + static_cast<std::ptrdiff_t>(extra));
      move.from.insert(move.from.begin() + static_cast<std::ptrdiff_t>(gap), kBlank);
      moves.push_back(std::move(move));
    }
  }
}

/// There is a cell too many at `extra`: blank, or the second half of a body's name.
void add_shifts_left(OddRow& row, std::vector<Move>& moves) {
  for (std::size_t extra = 1; extra < row.width(); ++extra) {
    Move move = row.as_printed();
    if (!row.blank(extra)) {
      if (!is_agency_role(row.sheet().columns[extra - 1].role)) continue;
      auto body = body_of_two(row.context(), row.text(extra - 1), row.text(extra));
      if (!body) continue;
      move.joined = static_cast<int>(extra) - 1;
      move.body = *std::move(body);
    }
    move.from.erase(move.from.begin() + static_cast<std::ptrdiff_t>(extra));
    move.from.push_back(kBlank);
    moves.push_back(std::move(move));
  }
}

struct MoveRule {
  std::string_view name;
  void (*add)(OddRow&, std::vector<Move>&);
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

bool same_text(const OddRow& row, const Move& a, const Move& b) {
  for (std::size_t c = 0; c < row.width(); ++c) {
    if (row.text(a, c) != row.text(b, c)) return false;
  }
  return true;
}

void consider(Found& found, const OddRow& row, const MoveRule& rule, Move move, int odd) {
  if (found.rule != nullptr && odd > found.odd) return;
  if (found.rule != nullptr && odd == found.odd) {
    found.fitting += !same_text(row, found.move, move);
    return;
  }
  found = {&rule, std::move(move), odd, 1};
}

Found find_move(OddRow& row, int before) {
  Found found;
  for (const MoveRule& rule : kMoveRules) {
    std::vector<Move> moves;
    rule.add(row, moves);
    for (Move& move : moves) {
      const int odd = row.oddness(move);
      if (odd > kTolerable || before - odd < kSuspicious || !row.proved(move)) continue;
      consider(found, row, rule, std::move(move), odd);
    }
  }
  return found;
}

std::vector<Cell> moved(const std::vector<Cell>& cells, const Move& move) {
  std::vector<Cell> out;
  for (const int from : move.from) {
    out.push_back(from == kBlank ? Cell{} : cells[static_cast<std::size_t>(from)]);
    if (from != kBlank && from == move.joined) {
      append(out.back(), cells[static_cast<std::size_t>(from) + 1], move.body);
    }
  }
  return out;
}

void apply(const Sheet& sheet, SheetRow& row, const Found& found) {
  auto cells = moved(row.cells, found.move);
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const Cell& before = row.cells[c];
    const Cell& after = cells[c];
    if (before.text == after.text) continue;
    row.repairs.push_back({std::string(found.rule->name), std::string(field_of(sheet, c)),
                           before.text, after.text, found.rule->confidence,
                           before.spans.empty() ? span_of(after) : span_of(before)});
  }
  row.cells = std::move(cells);
}

enum class Outcome { Fits, Moved, Failed };

Outcome realign(const Sheet& sheet, SheetRow& row, const Context& context) {
  OddRow odd_row(sheet, row, context);
  const int odd = odd_row.oddness(odd_row.as_printed());
  if (odd < kSuspicious) return Outcome::Fits;
  const Found found = find_move(odd_row, odd);
  if (found.fitting == 1) {
    apply(sheet, row, found);
    return Outcome::Moved;
  }
  const std::string_view why = found.fitting > 1 ? "and may belong in several" : "as it seems";
  context.flag("cells-misplaced",
               fmt::format("Cells stand in wrong columns {}: {}", why, printed_row(row)), row.span);
  return Outcome::Failed;
}

}  // namespace

void realign_rows(Sheet& sheet, const Context& context) {
  if (sheet.width() < 3 || sheet.width() > kWidest) return;
  std::size_t failures = 0;
  for (auto& row : sheet.rows) {
    if (row.kind != RowKind::Data) continue;
    failures += realign(sheet, row, context) == Outcome::Failed;
    if (failures == kMostFailures) return;
  }
}

}  // namespace viendan::tables
