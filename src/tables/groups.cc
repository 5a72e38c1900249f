#include "tables/groups.h"

#include <algorithm>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "tables/cell.h"
#include "tables/spans.h"

namespace viendan::tables {
namespace {

// What fills the ordinal column with more words than this is no number gone astray.
constexpr std::size_t kFewWords = 3;
constexpr std::size_t kDeepest = 4;

struct LabelForm {
  std::string_view level;  // headings of one form stand on one level
  Pattern pattern;         // group 1: the label
};

const std::vector<LabelForm>& label_forms() {
  static const std::vector<LabelForm> kForms = [] {
    std::vector<LabelForm> forms;
    forms.push_back(
        {"part", Pattern(R"((?i)(?:phần|chương)(?: thứ)? ([\p{L}\p{N}]+)[.:)]?(?:\s|$))")});
    forms.push_back(
        {"named", Pattern(R"((?i)(?:nhóm|mục|lĩnh vực|nhiệm vụ) (\d+|[IVXLC]+)[.:)]?(?:\s|$))")});
    forms.push_back({"roman", Pattern(R"(([IVX]+)(?:[.)]|\s*[-–:])\s*\S)")});
    forms.push_back({"capital", Pattern(R"(([A-ZĐ])[.)]\s*\S)")});
    forms.push_back({"decimal", Pattern(R"((\d+(?:\.\d+)+)[.)]?\s)")});
    forms.push_back({"arabic", Pattern(R"((\d+)[.)]\s*\S)")});
    forms.push_back({"letter", Pattern(R"(([a-zđ])[.)]\s*\S)")});
    return forms;
  }();
  return kForms;
}

struct Label {
  std::string level;
  std::string text;
};

Label label_in(std::string_view heading) {
  const auto head = heading.substr(0, 64);
  for (const auto& [level, pattern] : label_forms()) {
    const auto match = pattern.match_start(head);
    if (!match) continue;
    std::string name(level);
    if (level == "decimal") {
      const auto points = std::count((*match)[1].begin(), (*match)[1].end(), '.');
      name.append(static_cast<std::size_t>(points), '.');
    }
    return {std::move(name), std::string((*match)[1])};
  }
  return {};
}

std::size_t first_printed(const SheetRow& row) {
  std::size_t c = 0;
  while (c < row.cells.size() && is_blank(row.cells[c])) ++c;
  return c;
}

/// An ordinal, the text beside it, and nothing else.
bool is_numbered_alone(const Sheet& sheet, const SheetRow& row) {
  const int ordinal = sheet.column(ColumnRole::Ordinal);
  if (ordinal < 0 || printed_cells(row) != 2) return false;
  const auto c = static_cast<std::size_t>(ordinal);
  return first_printed(row) == c && c + 1 < row.cells.size() && !is_blank(row.cells[c + 1]) &&
         is_ordinal(row.cells[c].text);
}

std::string numbered_heading(const SheetRow& row) {
  const auto c = first_printed(row);
  std::string number = row.cells[c].text;
  if (!number.ends_with('.') && !number.ends_with(')')) number += '.';
  return number + " " + row.cells[c + 1].text;
}

/// The end of the cell above, printed again beside the heading behind a page break.
void drop_residues(const Sheet& sheet, std::size_t r, SheetRow& row) {
  const int ordinal = sheet.column(ColumnRole::Ordinal);
  if (ordinal < 0 || r == 0 || sheet.rows[r - 1].kind != RowKind::Data) return;
  const auto& above = sheet.rows[r - 1];
  const auto number = trim(row.cells[static_cast<std::size_t>(ordinal)].text, " .)");
  if (number.empty() || (roman_value(number) == 0 && !(is_all_upper(number) && number.size() < 3)))
    return;
  for (std::size_t c = static_cast<std::size_t>(ordinal) + 2; c < row.cells.size(); ++c) {
    const std::string& text = row.cells[c].text;
    if (is_blank(text) || !begins_lower(text) || !above.cells[c].text.ends_with(text)) continue;
    row.repairs.push_back(
        {"repeated-tail", std::string(field_of(sheet, c)), text, "", 0.9, span_of(row.cells[c])});
    row.cells[c] = {};
  }
}

/// The rows below are its parts: they have dashes or numbers that go on from its own.
bool heads_parts(const Sheet& sheet, std::size_t r) {
  const auto ordinal = static_cast<std::size_t>(sheet.column(ColumnRole::Ordinal));
  if (r + 1 >= sheet.rows.size()) return false;
  const auto& next = sheet.rows[r + 1];
  if (ordinal + 1 >= next.cells.size() || printed_cells(next) < 2) return false;
  const std::string_view number = trim(sheet.rows[r].cells[ordinal].text, " .)");
  const std::string_view below = next.cells[ordinal].text;
  if (below.size() > number.size() + 1 && below.starts_with(number) &&
      below[number.size()] == '.') {
    return true;
  }
  const bool part = is_blank(below) || below == "-" || below == "+";
  return part && (!is_blank(below) || next.cells[ordinal + 1].text.starts_with("- "));
}

bool is_numbered_group(const Sheet& sheet, std::size_t r) {
  const SheetRow& row = sheet.rows[r];
  if (!is_numbered_alone(sheet, row) || sheet.width() < 3) return false;
  if (row.spanning) return true;
  const auto c = first_printed(row);
  const auto level = label_in(numbered_heading(row)).level;
  if (level == "roman" || level == "capital") return true;
  return (row.bold[c] && row.bold[c + 1]) || heads_parts(sheet, r);
}

bool opens_anew(const Sheet& sheet, std::size_t r, std::size_t c) {
  if (r == 0) return true;
  const auto& above = sheet.rows[r - 1];
  return c >= above.cells.size() || is_blank(above.cells[c]) || !is_open(above.cells[c].text);
}

bool is_lone_group(const Sheet& sheet, std::size_t r) {
  const SheetRow& row = sheet.rows[r];
  if (printed_cells(row) != 1 || sheet.width() < 2) return false;
  const auto c = first_printed(row);
  const std::string& text = row.cells[c].text;
  if (begins_lower(text) || text.starts_with("- ") || text.starts_with("(")) return false;
  if (row.spanning || row.bold[c] || is_all_upper(text)) return true;
  const bool in_ordinals = static_cast<int>(c) == sheet.column(ColumnRole::Ordinal);
  if (in_ordinals) return count_words(text) > kFewWords;
  if (c > 1) return false;
  const auto level = label_in(text).level;
  if (level == "named" || level == "part" || level == "roman" || level == "capital") return true;
  return text.ends_with(':') && opens_anew(sheet, r, c);
}

/// A sentence across the row heads nothing: headings are numbered, in bold, or no sentences.
bool is_note(const SheetRow& row) {
  if (!row.spanning || printed_cells(row) != 1) return false;
  const auto c = first_printed(row);
  const std::string& text = row.cells[c].text;
  if (row.bold[c] || is_all_upper(text) || !label_in(text).level.empty()) return false;
  if (begins_lower(text)) return true;
  static const Pattern kRemark(R"((?i)(?:\(?\*+\)?|ghi chú|lưu ý|chú thích)[\s:.]?)");
  return text.ends_with('.') || text.ends_with(';') || kRemark.match_start(text).has_value();
}

/// The levels of the headings above, outermost first.
class Levels {
 public:
  std::size_t depth_of(const Label& label) {
    // No list of capitals begins with another letter than A: "H" among Roman numbers is one
    // misread.
    const bool misread = label.level == "capital" && label.text != "A" && !has("capital");
    return depth_of(misread && has("roman") ? "roman" : label.level);
  }

 private:
  [[nodiscard]] bool has(std::string_view level) const {
    return std::ranges::find(levels_, level) != levels_.end();
  }

  std::size_t depth_of(const std::string& level) {
    const auto known = std::find(levels_.begin(), levels_.end(), level);
    levels_.erase(known, levels_.end());
    if (levels_.size() < kDeepest) levels_.push_back(level);
    return levels_.size() - 1;
  }

  std::vector<std::string> levels_;
};

void make_lone_group(SheetRow& row, Levels& levels) {
  Cell cell = row.cells[first_printed(row)];
  const auto label = label_in(cell.text);
  row.label = label.text;
  make_group(row, levels.depth_of(label) == 0 ? RowKind::Group : RowKind::Subgroup,
             std::move(cell));
}

void make_numbered_group(SheetRow& row, Levels& levels) {
  const auto c = first_printed(row);
  Cell cell = row.cells[c];
  append(cell, row.cells[c + 1], numbered_heading(row));
  cell.printed = row.cells[c].printed + " " + row.cells[c + 1].printed;
  const auto label = label_in(cell.text);
  row.label = std::string(trim(row.cells[c].text, " .)("));
  make_group(row, levels.depth_of(label) == 0 ? RowKind::Group : RowKind::Subgroup,
             std::move(cell));
}

}  // namespace

std::string label_of(std::string_view heading) {
  return label_in(heading).text;
}

void make_group(SheetRow& row, RowKind kind, Cell cell) {
  row.kind = kind;
  row.cells.clear();
  row.cells.push_back(std::move(cell));
  row.bold.assign(1, true);
}

void find_groups(Sheet& sheet) {
  Levels levels;
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    SheetRow& row = sheet.rows[r];
    if (row.kind != RowKind::Data) continue;
    if (printed_cells(row) > 2) drop_residues(sheet, r, row);
    if (printed_cells(row) == 0) {
      row.kind = RowKind::Blank;
    } else if (is_note(row)) {
      row.kind = RowKind::Note;
    } else if (is_numbered_group(sheet, r)) {
      make_numbered_group(row, levels);
    } else if (is_lone_group(sheet, r)) {
      make_lone_group(row, levels);
    }
  }
}

}  // namespace viendan::tables
