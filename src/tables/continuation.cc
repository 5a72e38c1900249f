#include "tables/continuation.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "tables/bodies.h"
#include "tables/cell.h"
#include "tables/headings.h"
#include "tables/spans.h"
#include "tables/types.h"

namespace viendan::tables {
namespace {

// A word or two in the ordinal column may have slid there; more is a text of its own.
constexpr std::size_t kFewWords = 3;
// The end of a cell printed again on the next page: shorter ones may be meant.
constexpr std::size_t kTailWords = 4;
// No row goes on over more rows: what looks like it is a table of another kind.
constexpr std::size_t kMostJoined = 50;

class Joiner {
 public:
  Joiner(Sheet& sheet, const Context& context)
      : sheet_(sheet),
        context_(context),
        ordinal_(sheet.column(ColumnRole::Ordinal)),
        title_(sheet.column(ColumnRole::Title)),
        timeline_(sheet.column(ColumnRole::Timeline)) {}

  void join() {
    std::vector<SheetRow> kept;
    kept.reserve(sheet_.rows.size());
    for (SheetRow& row : sheet_.rows) {
      SheetRow* above = kept.empty() || kept.back().kind != RowKind::Data ? nullptr : &kept.back();
      const bool may_join = row.kind == RowKind::Data && above != nullptr && joined_ < kMostJoined;
      if (may_join && carries_on(row, *above)) {
        append_row(*above, row);
        ++joined_;
        continue;
      }
      joined_ = 0;
      if (row.kind == RowKind::Data) remark(row);
      kept.push_back(std::move(row));
    }
    sheet_.rows = std::move(kept);
  }

 private:
  static constexpr std::string_view kNothing{};

  std::string_view text(const SheetRow& row, int column) const {
    return column < 0 ? kNothing
                      : std::string_view(row.cells[static_cast<std::size_t>(column)].text);
  }

  bool has_period(const SheetRow& row) const { return is_period(context_, text(row, timeline_)); }

  bool has_bodies(const SheetRow& row) const {
    for (std::size_t c = 0; c < sheet_.width(); ++c) {
      if (is_agency_role(sheet_.columns[c].role) && is_agencies(context_, row.cells[c].text))
        return true;
    }
    return false;
  }

  bool has_number(const SheetRow& row) const { return is_ordinal(text(row, ordinal_)); }

  /// A row of its own says what is done, and by whom or when.
  bool stands_alone(const SheetRow& row) const {
    const auto title = text(row, title_);
    if (is_blank(title)) return !row.after_break && has_period(row) && has_bodies(row);
    if (begins_lower(title)) return false;
    // All cells of a row can go on behind a page break, but a period is not begun twice.
    if (row.after_break && timeline_ >= 0) return has_period(row);
    return has_period(row) || has_bodies(row);
  }

  bool carries_on(const SheetRow& row, const SheetRow& above) const {
    if (ordinal_ < 0) return carries_on_unnumbered(row);
    const auto number = text(row, ordinal_);
    if (is_blank(number)) return !stands_alone(row);
    if (has_number(row)) return false;
    return count_words(number) <= kFewWords && is_open(text(above, title_)) && !stands_alone(row);
  }

  bool carries_on_unnumbered(const SheetRow& row) const {
    const auto title = text(row, title_);
    if (!row.after_break || has_period(row)) return false;
    return is_blank(title) || begins_lower(title);
  }

  void append_row(SheetRow& above, SheetRow& row) {
    for (std::size_t c = 0; c < sheet_.width(); ++c) {
      if (!is_blank(row.cells[c])) append_cell(above, row, c);
    }
    above.lines.first = std::min(above.lines.first, row.lines.first);
    above.lines.last = std::max(above.lines.last, row.lines.last);
    std::move(row.repairs.begin(), row.repairs.end(), std::back_inserter(above.repairs));
  }

  void append_cell(SheetRow& above, const SheetRow& row, std::size_t c) {
    const Cell& piece = row.cells[c];
    if (static_cast<int>(c) == ordinal_) return append_ordinal_word(above, piece);
    if (repeats_tail(above, piece, c)) return;
    if (static_cast<int>(c) == timeline_ && is_stray(above, piece))
      return set_aside(above, piece, c);
    const std::size_t target = target_of(above, piece, c);
    Cell& cell = above.cells[target];
    const bool name = is_agency_role(sheet_.columns[target].role) &&
                      completes_body(context_, cell.text, piece.text);
    std::string whole = name ? cell.text + " " + piece.text : continued(cell.text, piece.text);
    if (target != c) {
      above.repairs.push_back({"continuation-column", std::string(field_of(sheet_, target)),
                               cell.text + " | " + piece.text, whole, 0.85, span_of(piece)});
    }
    append(cell, piece, std::move(whole));
  }

  /// "cư" in the ordinal column where the title above ends "trong dân".
  void append_ordinal_word(SheetRow& above, const Cell& piece) {
    if (title_ < 0) return;
    Cell& title = above.cells[static_cast<std::size_t>(title_)];
    std::string whole = title.text + " " + piece.text;
    above.repairs.push_back({"ordinal-column-word", "title", title.text + " | " + piece.text, whole,
                             0.85, span_of(piece)});
    append(title, piece, std::move(whole));
  }

  /// The last words of a cell, printed again after the break: in its own column, or beside it.
  bool repeats_tail(SheetRow& above, const Cell& piece, std::size_t c) {
    if (count_words(piece.text) < kTailWords) return false;
    const std::string tail = fold(trim(piece.text, " .;,"));
    for (std::size_t at = 0; at < sheet_.width(); ++at) {
      const bool near = at == c || (is_agency_role(sheet_.columns[at].role) &&
                                    is_agency_role(sheet_.columns[c].role));
      if (!near || !fold(trim(above.cells[at].text, " .;,")).ends_with(tail)) continue;
      above.repairs.push_back(
          {"repeated-tail", std::string(field_of(sheet_, c)), piece.text, "", 0.9, span_of(piece)});
      return true;
    }
    return false;
  }

  /// No period, and no end of the one above.
  bool is_stray(const SheetRow& above, const Cell& piece) const {
    const auto period = text(above, timeline_);
    return is_period(context_, period) && !is_period(context_, piece.text) &&
           !is_period(context_, std::string(period) + " " + piece.text);
  }

  void set_aside(SheetRow& above, const Cell& piece, std::size_t c) {
    context_.flag("stray-word",
                  "\"" + piece.text + "\" stands beside the period \"" +
                      std::string(text(above, timeline_)) + "\" and is not read",
                  span_of(piece));
    Cell& cell = above.cells[c];
    append(cell, piece, std::move(cell.text));
  }

  /// The end of a body's name belongs where the name began.
  std::size_t target_of(const SheetRow& above, const Cell& piece, std::size_t c) const {
    if (!is_agency_role(sheet_.columns[c].role) || begins_body(piece.text)) return c;
    if (completes_body(context_, above.cells[c].text, piece.text)) return c;
    for (std::size_t other = 0; other < sheet_.width(); ++other) {
      if (other == c || !is_agency_role(sheet_.columns[other].role)) continue;
      if (completes_body(context_, above.cells[other].text, piece.text)) return other;
    }
    return c;
  }

  /// A number that cannot be read is told here; one that is not printed by what reads the rows.
  void remark(const SheetRow& row) const {
    if (ordinal_ < 0 || has_number(row) || is_blank(text(row, ordinal_))) return;
    context_.flag("ordinal-unreadable", "No number of a row: " + printed_row(row), row.span);
  }

  Sheet& sheet_;
  const Context& context_;
  int ordinal_;
  int title_;
  int timeline_;
  std::size_t joined_ = 0;  // rows that the last one kept has taken in
};

bool goes_on(const SheetRow& row) {
  bool printed = false;
  for (const Cell& cell : row.cells) {
    if (is_blank(cell)) continue;
    if (!begins_lower(cell.text) || is_ordinal(cell.text)) return false;
    printed = true;
  }
  return printed;
}

void join_cells(SheetRow& above, const SheetRow& row) {
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    if (is_blank(row.cells[c])) continue;
    append(above.cells[c], row.cells[c], continued(above.cells[c].text, row.cells[c].text));
  }
  above.lines.last = std::max(above.lines.last, row.lines.last);
}

}  // namespace

void join_continuations(Sheet& sheet, const Context& context) {
  Joiner(sheet, context).join();
}

void join_cut_rows(Sheet& sheet) {
  std::vector<SheetRow> kept;
  kept.reserve(sheet.rows.size());
  for (SheetRow& row : sheet.rows) {
    const bool joins = row.kind == RowKind::Data && row.after_break && !kept.empty() &&
                       kept.back().kind == RowKind::Data && goes_on(row);
    if (joins) {
      join_cells(kept.back(), row);
    } else {
      kept.push_back(std::move(row));
    }
  }
  sheet.rows = std::move(kept);
}

}  // namespace viendan::tables
