#include "tables/lists.h"

#include "base/text.h"
#include "base/unicode.h"
#include "tables/cell.h"

namespace viendan::tables {
namespace {

bool closes(char c) {
  return c == '.' || c == ';' || c == ':';
}

bool names_body(const Vocabulary& vocabulary, std::string_view text) {
  return text.starts_with("Các ") || text.starts_with("các ") || vocabulary.agency_prefix(text) > 0;
}

struct Line {
  std::string_view text;
  std::size_t item = 0;  // where the item that is being read begins
};

/// Whether the dash at `at` (of " - ") begins an item of a flattened list. What comes after a
/// full stop or semicolon does. In short lists ("- Ngân sách nhà nước - Vốn vay") nothing closes
/// the items, and the end of an item that was cut by the page has lost its own dash.
bool begins_item(const Vocabulary& vocabulary, ColumnRole role, const Line& line, std::size_t at) {
  const auto before = trim_right(line.text.substr(0, at));
  const auto after = line.text.substr(at + 3);
  if (before.empty() ||
      !(begins_upper(after) || (is_agency_role(role) && names_body(vocabulary, after)))) {
    return false;
  }
  if (closes(before.back())) return true;
  const auto item = line.text.substr(line.item);
  if (is_agency_role(role)) return item.starts_with("- ") && names_body(vocabulary, after);
  if (role == ColumnRole::Funding) return true;
  const bool listed = item.starts_with("- ");
  if (listed && role == ColumnRole::Output) return true;
  if (listed && before.back() == ')') return true;
  return is_list_role(role) && line.item == 0 && begins_lower(item);
}

std::string unfolded_line(const Vocabulary& vocabulary, ColumnRole role, std::string_view text) {
  std::string out;
  Line line{text};
  for (auto at = text.find(" - "); at != std::string_view::npos; at = text.find(" - ", at + 1)) {
    if (!begins_item(vocabulary, role, line, at)) continue;
    out += trim(text.substr(line.item, at - line.item));
    out += '\n';
    line.item = at + 1;
  }
  return out + std::string(trim(text.substr(line.item)));
}

}  // namespace

std::string unfolded(const Vocabulary& vocabulary, ColumnRole role, std::string_view text) {
  if (role == ColumnRole::Timeline || role == ColumnRole::Ordinal ||
      text.find(" - ") == std::string_view::npos) {
    return std::string(text);
  }
  std::vector<std::string> lines;
  for (const auto line : split(text, '\n')) lines.push_back(unfolded_line(vocabulary, role, line));
  return join(lines, "\n");
}

void unfold_lists(Sheet& sheet, const Context& context) {
  for (auto& row : sheet.rows) {
    for (std::size_t c = 0; c < row.cells.size() && c < sheet.width(); ++c) {
      Cell& cell = row.cells[c];
      if (!cell.text.empty()) {
        cell.text = unfolded(context.vocabulary, sheet.columns[c].role, cell.text);
      }
    }
  }
}

}  // namespace viendan::tables
