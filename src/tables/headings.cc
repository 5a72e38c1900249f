#include "tables/headings.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "base/unicode.h"
#include "tables/cell.h"

namespace viendan::tables {
namespace {

// A heading names; what is longer tells.
constexpr std::size_t kLongestHeading = 260;
// A title may be set in a row of its own above the heading.
constexpr std::size_t kRowsAbove = 2;
constexpr std::size_t kMostLevels = 3;

constexpr std::array<std::string_view, 6> kOrdinalHeadings = {"tt",        "stt",  "so tt",
                                                              "so thu tu", "s/tt", "s tt"};

using Level = std::vector<std::string>;

/// The names in a level of the heading, at every place that they cover.
Level texts_of(const SheetRow& row, const Level& above = {}) {
  Level texts;
  texts.reserve(row.cells.size());
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    if (is_covered(row, c, Merge::Left) && c > 0) {
      texts.push_back(texts.back());
    } else if (is_covered(row, c, Merge::Above) && c < above.size()) {
      texts.push_back(above[c]);
    } else {
      texts.push_back(row.cells[c].text);
    }
  }
  return texts;
}

bool names_ordinals(std::string_view text) {
  if (text.size() > 12) return false;
  const std::string folded = fold(trim(text, " .\n"));
  return std::find(kOrdinalHeadings.begin(), kOrdinalHeadings.end(), folded) !=
         kOrdinalHeadings.end();
}

Column role_of(const Context& context, std::string_view text) {
  if (names_ordinals(text)) return {std::string(text), ColumnRole::Ordinal, 1};
  return context.vocabulary.role_of(text);
}

struct HeadingSigns {
  std::size_t cells = 0;     // that print something
  std::size_t known = 0;     // that name a role
  std::size_t distinct = 0;  // roles named
  bool ordinal = false;
  bool bold = true;
  bool plausible = true;
};

HeadingSigns signs_of(const SheetRow& row, const Context& context) {
  HeadingSigns signs;
  std::set<ColumnRole> roles;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const auto& text = row.cells[c].text;
    if (is_blank(text)) continue;
    ++signs.cells;
    signs.bold = signs.bold && row.bold[c];
    if (text.size() > kLongestHeading || (c == 0 && is_ordinal(text))) signs.plausible = false;
    const auto role = role_of(context, text).role;
    if (role == ColumnRole::Unknown) continue;
    signs.ordinal = signs.ordinal || role == ColumnRole::Ordinal;
    ++signs.known;
    roles.insert(role);
  }
  signs.distinct = roles.size();
  return signs;
}

bool is_heading(const SheetRow& row, const Context& context) {
  if (row.cells.size() < 2) return false;
  const auto signs = signs_of(row, context);
  if (!signs.plausible || signs.cells < 2) return false;
  if (names_ordinals(row.cells.front().text)) return true;
  if (signs.distinct >= 2 && 2 * signs.known >= signs.cells) return true;
  return signs.bold && signs.cells == row.cells.size() && signs.cells >= 3;
}

/// One text printed in all places, or in one alone.
bool is_title_row(const SheetRow& row) {
  const std::string* text = nullptr;
  for (const auto& cell : row.cells) {
    if (is_blank(cell)) continue;
    if (text != nullptr && *text != cell.text) return false;
    text = &cell.text;
  }
  return text != nullptr;
}

/// "(1) (2) (3)" under the heading.
bool numbers_columns(const SheetRow& row) {
  if (row.cells.size() < 3) return false;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const auto text = trim(row.cells[c].text, " ()[]\n");
    if (to_int(text) != static_cast<int>(c) + 1) return false;
  }
  return true;
}

/// Where the level above leaves room for another: under a heading printed for several columns.
std::vector<bool> divided_columns(const Level& above) {
  std::vector<bool> divided(above.size(), false);
  for (std::size_t c = 1; c < above.size(); ++c) {
    const bool merged = above[c] == above[c - 1] || is_blank(above[c]);
    if (!merged || is_blank(above[c - 1])) continue;
    divided[c] = divided[c - 1] = true;
  }
  return divided;
}

bool divides(const Level& above, const SheetRow& row) {
  if (row.cells.size() != above.size()) return false;
  const auto divided = divided_columns(above);
  const Level texts = texts_of(row, above);
  std::size_t parts = 0;
  for (std::size_t c = 0; c < above.size(); ++c) {
    const auto& text = texts[c];
    if (text.size() > kLongestHeading) return false;
    if (is_blank(text) || text == above[c]) continue;
    if (!divided[c] || is_ordinal(text)) return false;
    ++parts;
  }
  return parts >= 2;
}

std::string heading_at(const std::vector<Level>& levels, std::size_t c) {
  std::string heading;
  for (const Level& level : levels) {
    const std::string part = squeeze(level[c]);
    if (is_blank(part) || heading == part || heading.ends_with(" / " + part)) continue;
    heading += heading.empty() ? part : " / " + part;
  }
  return heading;
}

/// The nearest level knows best: "Cơ quan thực hiện / Chủ trì" is a lead.
Column column_at(const std::vector<Level>& levels, std::size_t c, const Context& context) {
  Column column{heading_at(levels, c), ColumnRole::Unknown, 0};
  for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
    const std::string part = squeeze((*level)[c]);
    if (is_blank(part)) continue;
    const Column found = role_of(context, part);
    if (found.role == ColumnRole::Unknown) continue;
    column.role = found.role;
    column.confidence = found.confidence;
    return column;
  }
  return column;
}

/// A cell that was merged to the right and printed once: its name goes to the blank ones.
Level spread(Level above, const SheetRow& row) {
  const auto divided = divided_columns(above);
  for (std::size_t c = 1; c < above.size(); ++c) {
    const bool part = c < row.cells.size() && !is_blank(row.cells[c]);
    if (is_blank(above[c]) && divided[c] && part) above[c] = above[c - 1];
  }
  return above;
}

std::size_t take_levels(Sheet& sheet, std::size_t first) {
  std::size_t next = first + 1;
  sheet.heading.push_back(texts_of(sheet.rows[first]));
  while (next < sheet.rows.size() && sheet.heading.size() < kMostLevels &&
         divides(sheet.heading.back(), sheet.rows[next])) {
    sheet.heading.back() = spread(sheet.heading.back(), sheet.rows[next]);
    sheet.heading.push_back(texts_of(sheet.rows[next++], sheet.heading.back()));
  }
  if (next < sheet.rows.size() && numbers_columns(sheet.rows[next])) {
    sheet.heading.push_back(texts_of(sheet.rows[next++]));
  }
  return next - first;
}

double sureness(const Sheet& sheet, ColumnRole role) {
  const int column = sheet.column(role);
  return column < 0 ? 0 : sheet.columns[static_cast<std::size_t>(column)].confidence;
}

std::size_t printed_bytes(const Sheet& sheet, std::size_t c) {
  std::size_t bytes = 0;
  for (const SheetRow& row : sheet.rows)
    bytes += c < row.cells.size() ? row.cells[c].text.size() : 0;
  return bytes;
}

/// Between bodies that lead and times, the longest column that no heading is known for tells what
/// is done.
void guess_titles(Sheet& sheet, const Context& context) {
  constexpr double kSure = 0.7;
  constexpr std::size_t kShortest = 20;  // bytes a row: less is a name or a number
  if (sureness(sheet, ColumnRole::Lead) < kSure || sureness(sheet, ColumnRole::Timeline) < kSure)
    return;
  Column* longest = nullptr;
  std::size_t most = kShortest * sheet.rows.size();
  for (std::size_t c = 0; c < sheet.width(); ++c) {
    Column& column = sheet.columns[c];
    const bool unheard = column.role == ColumnRole::Unknown && !column.heading.empty() &&
                         context.vocabulary.role_of(column.heading).confidence == 0;
    const std::size_t bytes = unheard ? printed_bytes(sheet, c) : 0;
    if (bytes <= most) continue;
    longest = &column;
    most = bytes;
  }
  if (longest == nullptr) return;
  longest->role = ColumnRole::Title;
  longest->confidence = 0.5;
}

/// Without a column for the names of tasks, the one for their contents names them: "Nội dung".
void name_titles(Sheet& sheet, const Context& context) {
  if (sheet.column(ColumnRole::Title) >= 0) return;
  const int content = sheet.column(ColumnRole::Content);
  if (content < 0) return guess_titles(sheet, context);
  auto& column = sheet.columns[static_cast<std::size_t>(content)];
  column.role = ColumnRole::Title;
  column.confidence *= 0.8;
}

void make_columns(Sheet& sheet, const Context& context) {
  auto levels = sheet.heading;
  if (levels.size() > 1) {
    const bool numbers = std::all_of(levels.back().begin(), levels.back().end(),
                                     [](const auto& t) { return to_int(trim(t, " ()[]")) > 0; });
    if (numbers) levels.pop_back();
  }
  for (std::size_t c = 0; c < levels.front().size(); ++c) {
    sheet.columns.push_back(column_at(levels, c, context));
    // "Số định danh" and "Số lượng" number nothing in the table.
    auto& column = sheet.columns.back();
    const bool numbers = names_ordinals(column.heading) || c == 0;
    if (column.role == ColumnRole::Ordinal && !numbers) column.role = ColumnRole::Unknown;
  }
  name_titles(sheet, context);
}

}  // namespace

void read_heading(Sheet& sheet, const Context& context) {
  const std::size_t last = std::min(sheet.rows.size(), kRowsAbove + 1);
  for (std::size_t r = 0; r < last; ++r) {
    if (is_heading(sheet.rows[r], context)) {
      const auto taken = static_cast<std::ptrdiff_t>(take_levels(sheet, r));
      const auto first = sheet.rows.begin() + static_cast<std::ptrdiff_t>(r);
      sheet.rows.erase(first, first + taken);
      make_columns(sheet, context);
      return;
    }
    if (!is_title_row(sheet.rows[r])) break;
  }
  std::size_t width = 1;
  for (const auto& row : sheet.rows) width = std::max(width, row.cells.size());
  sheet.columns.resize(width);
}

bool repeats(const std::vector<std::string>& heading, const SheetRow& row) {
  if (row.cells.size() != heading.size()) return false;
  std::size_t named = 0;
  std::size_t same = 0;
  std::size_t different = 0;
  for (std::size_t c = 0; c < heading.size() && different < 2; ++c) {
    const bool covered = is_covered(row, c);
    const bool equal = covered || row.cells[c].text == heading[c];
    const bool name = !covered && !is_blank(heading[c]);
    named += name;
    same += equal && name;
    different += !equal;
  }
  if (different == 0) return named > 0;
  return different == 1 && heading.size() >= 3 && same >= 2 && same + 1 >= named;
}

bool names_columns(const Sheet& sheet, const SheetRow& row, const Context& context) {
  if (row.cells.size() != sheet.width()) return false;
  std::size_t known = 0;
  for (std::size_t c = 0; c < sheet.width(); ++c) {
    const std::string& text = row.cells[c].text;
    if (is_blank(text)) continue;
    if (text.size() > kLongestHeading || to_int(trim(text, " .)")) > 0) return false;
    const auto role = role_of(context, text).role;
    if (role == ColumnRole::Unknown) continue;
    if (role != sheet.columns[c].role) return false;
    ++known;
  }
  return known >= 3;
}

std::string printed_row(const SheetRow& row) {
  std::vector<std::string> parts;
  for (const auto& cell : row.cells) parts.push_back(squeeze(cell.printed));
  return join(parts, " | ");
}

}  // namespace viendan::tables
