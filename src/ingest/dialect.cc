#include "ingest/dialect.h"

#include <algorithm>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"

namespace viendan::ingest {
namespace {

std::size_t count_tabs(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\t'));
}

bool begins_with_tab(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  return first != std::string_view::npos && text[first] == '\t';
}

/// "1.<TAB>Rà soát…": word processors set a TAB between a list mark and its item.
bool is_marked_item(std::string_view text) {
  static const Pattern mark(
      "^ *(?:[0-9]{1,3}(?:\\.[0-9]{1,3})*[.)]|[a-zđ][.)]|[IVXLC]{1,6}\\.|[-+•*–]|Điều "
      "[0-9]{1,3}\\.?)"
      "\\t[^\\t]*[^\\t\\s]");
  return mark.matches(text);
}

bool is_all_marked_items(std::span<const Line> block) {
  return std::all_of(block.begin(), block.end(), [](const Line& line) {
    return line.text.find('\t') == std::string_view::npos || is_marked_item(line.text);
  });
}

bool is_piped(std::string_view line) {
  return trim_space(line).starts_with('|');
}

/// Rows of Markdown have a drawn rule as their second line.
bool has_pipe_rule(std::span<const Line> block) {
  const auto row =
      std::find_if(block.begin(), block.end(), [](const Line& l) { return is_piped(l.text); });
  if (row == block.end() || row + 1 == block.end()) return false;
  const auto rule = trim_space((row + 1)->text);
  return rule.starts_with('|') && rule.find("--") != std::string_view::npos &&
         rule.find_first_not_of("|-: ") == std::string_view::npos;
}

std::vector<std::string_view> piped_cells(std::string_view line) {
  auto rest = trim_space(line);
  if (!rest.starts_with('|')) return {};
  if (rest.find_first_not_of("|-: ") == std::string_view::npos &&
      rest.find("--") != std::string_view::npos)
    return {};
  rest.remove_prefix(1);
  std::vector<std::string_view> cells;
  for (std::size_t begin = 0, at = 0;; ++at) {
    const bool end = at >= rest.size();
    if (!end && (rest[at] != '|' || (at > 0 && rest[at - 1] == '\\'))) continue;
    if (!end || at > begin) cells.push_back(rest.substr(begin, at - begin));
    if (end) return cells;
    begin = at + 1;
  }
}

}  // namespace

std::vector<std::string_view> cells_of(std::string_view line, Dialect dialect) {
  if (dialect == Dialect::Pipes) return piped_cells(line);
  if (line.find('\t') == std::string_view::npos) return {};
  return split(line, '\t');
}

Dialect dialect_of(std::span<const Line> block) {
  std::size_t rows = 0, starts = 0, fewest = SIZE_MAX, most = 0;
  for (const Line& line : block) {
    const auto tabs = count_tabs(line.text);
    if (tabs == 0) continue;
    ++rows;
    if (begins_with_tab(line.text)) ++starts;
    fewest = std::min(fewest, tabs);
    most = std::max(most, tabs);
  }
  if (has_pipe_rule(block)) return Dialect::Pipes;
  if (rows == 0) return Dialect::Prose;
  // Rows whose first cells are all empty begin with TABs too, but have as many as each other.
  if (starts == rows && (most == 1 || fewest != most)) return Dialect::CellStream;
  return is_all_marked_items(block) ? Dialect::Prose : Dialect::Rows;
}

bool is_annex_heading(std::string_view line) {
  static const Pattern heading("phu luc(?: (?:so )?(?:[0-9]{1,3}|[ivxlc]{1,6})[a-z]?)?[.:]?");
  constexpr std::size_t kLongest = 64;
  if (line.size() > kLongest) return false;
  while (!line.empty() && (line.front() == '#' || line.front() == ' ')) line.remove_prefix(1);
  while (line.starts_with('*')) line.remove_prefix(1);
  line = trim_space(line);
  while (line.ends_with('*')) line.remove_suffix(1);
  line = trim_space(line);
  if (line.empty() || (line.front() != 'P' && line.front() != 'p')) return false;
  return heading.matches(fold(line));
}

bool is_rule(std::string_view line) {
  line = trim_space(line);
  if (line.size() < 3) return false;
  const char drawn = line.front();
  if (drawn != '-' && drawn != '_' && drawn != '*' && drawn != '=' && drawn != '~') return false;
  const auto count = std::count(line.begin(), line.end(), drawn);
  return count >= 3 && line.find_first_not_of(std::string{drawn, ' '}) == std::string_view::npos;
}

}  // namespace viendan::ingest
