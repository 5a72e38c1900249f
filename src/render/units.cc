#include "render/units.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::render {
namespace {

/// A unit and where it begins in the text.
struct Placed {
  std::uint32_t begin = 0;
  Unit unit;
};

struct UnitWord {
  BlockKind kind;
  std::string_view word;
};

// The words that stand before labels in a path; units below the article are known by their label.
constexpr UnitWord kWords[] = {
    {BlockKind::Part, "Phần"},    {BlockKind::Chapter, "Chương"},
    {BlockKind::Section, "Mục"},  {BlockKind::Subsection, "Tiểu mục"},
    {BlockKind::Article, "Điều"}, {BlockKind::Annex, "Phụ lục"},
};

std::string labelled(std::string_view word, std::string_view label) {
  if (word.empty()) return std::string(label);
  return label.empty() ? std::string(word) : fmt::format("{} {}", word, label);
}

/// An attached document is called by its type, with which it begins: "Kế hoạch", "Quy chế".
std::string plan_word(std::string_view text, const Vocabulary& vocabulary) {
  constexpr std::size_t kLongestType = 100;
  const std::string words = to_lower(trim(text).substr(0, kLongestType));
  std::string_view longest;
  for (const DocumentType& type : vocabulary.types()) {
    if (type.name.size() > longest.size() && words.starts_with(to_lower(type.name))) {
      longest = type.name;
    }
  }
  return std::string(longest.empty() ? "Kèm theo" : longest);
}

std::string path_part(const Document& document, const Block& block, const Vocabulary& vocabulary) {
  if (block.kind == BlockKind::Plan) {
    return labelled(plan_word(block.own.of(document.text), vocabulary), block.label);
  }
  const auto* const row = std::ranges::find(kWords, block.kind, &UnitWord::kind);
  return labelled(row == std::end(kWords) ? "" : row->word, block.label);
}

std::uint32_t line_at(const Document& document, std::uint32_t offset) {
  return document.map.locate(document.text, offset).line;
}

/// The first byte of a block that is no white space.
std::uint32_t first_word(const Document& document, Span own) {
  const auto text = own.of(document.text);
  const auto skipped = text.find_first_not_of(kSpaces);
  return own.begin + static_cast<std::uint32_t>(skipped == std::string_view::npos ? 0 : skipped);
}

std::uint32_t last_line(const Document& document, int block) {
  const auto words = trim_right(subtree(document, block).of(document.text));
  const auto begin = subtree(document, block).begin;
  return line_at(document,
                 begin + static_cast<std::uint32_t>(words.empty() ? 0 : words.size() - 1));
}

/// The paths of all blocks: blocks that are no units have the path of their parent.
std::vector<std::vector<std::string>> paths_of(const Document& document,
                                               const Vocabulary& vocabulary) {
  std::vector<std::vector<std::string>> paths;
  for (const Block& block : document.blocks) {
    auto path = block.parent < 0 ? std::vector<std::string>()
                                 : paths[static_cast<std::size_t>(block.parent)];
    if (!info(block.kind).unit.empty()) path.push_back(path_part(document, block, vocabulary));
    paths.push_back(std::move(path));
  }
  return paths;
}

/// Form and field-sheet rows are units of the outline that happen to be set as a table; the groups
/// of an activity table are a level of their own.
std::string_view kind_of_row(const Table& table, const Row& row) {
  const bool digits = to_int(row.label) >= 0;
  switch (table.kind) {
    case TableKind::Activities:
      if (row.kind == RowKind::Group) return "group";
      return row.kind == RowKind::Subgroup ? "subgroup" : "";
    case TableKind::FieldSheet:
      if (row.kind == RowKind::Group) return digits ? "arabic" : "";
      return count_code_points(row.label) == 1 && !digits ? "letter" : "";
    case TableKind::Form:
      return row.kind == RowKind::Group && row.label.find('.') != std::string::npos ? "decimal"
                                                                                    : "";
    default:
      return "";
  }
}

/// A level of a table's units, outermost first.
int depth_of(std::string_view kind) {
  return kind == "subgroup" || kind == "letter" ? 1 : 0;
}

/// The words of a row that name it: the group's own, or the name of the field.
std::string row_heading(const Table& table, const Row& row) {
  if (row.cells.empty()) return {};
  std::size_t column = 0;
  if (table.kind == TableKind::FieldSheet && row.cells.size() > 1) {
    // The letter of a field may have a column of its own.
    column = squeeze(row.cells[0].text) == row.label ? 1 : 0;
  }
  return squeeze(row.cells[column].text);
}

std::uint32_t begin_of(const Document& document, const Table& table, const Row& row) {
  for (const Cell& cell : row.cells) {
    for (const Span span : cell.spans) {
      if (!span.empty()) return span.begin;
    }
  }
  if (table.blocks.empty()) return 0;
  return document.blocks[static_cast<std::size_t>(table.blocks.front())].own.begin;
}

/// "Nhóm 2" where the row calls itself so, else its label. Subgroups are told apart by our count.
std::string row_part(std::string_view kind, const Row& row, std::string_view heading, int number) {
  const bool own_word = row.label.empty() || to_lower(heading.substr(0, 16)).starts_with("nhóm");
  if (kind == "group") return labelled(own_word ? "Nhóm" : "", row.label);
  if (kind == "subgroup") {
    return labelled("Tiểu nhóm", row.label.empty() ? std::to_string(number) : row.label);
  }
  return row.label;
}

void add_rows(std::vector<Placed>& found, const Document& document, const Table& table,
              const std::vector<std::string>& above) {
  std::vector<std::string> path;  // of the row before, below `above`
  int subgroups = 0;
  std::uint32_t begin = 0;
  for (const Row& row : table.rows) {
    const auto kind = kind_of_row(table, row);
    if (kind.empty()) continue;
    subgroups = kind == "subgroup" ? subgroups + 1 : 0;
    path.resize(std::min<std::size_t>(path.size(), static_cast<std::size_t>(depth_of(kind))));
    std::string heading = row_heading(table, row);
    path.push_back(row_part(kind, row, heading, subgroups));
    // Rows stay in their order even where cells were put back across a page end.
    begin = std::max(begin, begin_of(document, table, row));
    Unit unit{above, kind, row.label, std::move(heading), row.lines.first};
    unit.path.insert(unit.path.end(), path.begin(), path.end());
    if (kind == "subgroup" && unit.label.empty()) unit.label = std::to_string(subgroups);
    if (unit.line == 0) unit.line = line_at(document, begin);
    unit.last_line = std::max(unit.line, row.lines.last);
    found.push_back({begin, std::move(unit)});
  }
}

}  // namespace

std::vector<Unit> units(const Document& document, const Vocabulary& vocabulary) {
  const auto paths = paths_of(document, vocabulary);
  std::vector<Placed> found;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (info(block.kind).unit.empty()) continue;
    const auto begin = first_word(document, block.own);
    found.push_back(
        {begin,
         {paths[i], info(block.kind).unit, block.label, squeeze(block.heading.of(document.text)),
          line_at(document, begin), last_line(document, static_cast<int>(i))}});
  }
  for (const Table& table : document.tables) {
    if (table.blocks.empty()) continue;
    add_rows(found, document, table, paths[static_cast<std::size_t>(table.blocks.front())]);
  }
  std::ranges::stable_sort(found, {}, &Placed::begin);
  std::vector<Unit> sorted;
  for (auto& [begin, unit] : found) sorted.push_back(std::move(unit));
  return sorted;
}

}  // namespace viendan::render
