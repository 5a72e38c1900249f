#include "model/document.h"

#include <algorithm>

#include "base/unicode.h"

namespace viendan {
namespace {

struct LabelForm {
  BlockKind kind;
  std::string_view before;
};

// How the labels of units are written in running text, largest first.
constexpr LabelForm kLabelForms[] = {
    {BlockKind::Plan, "Kèm theo"}, {BlockKind::Annex, "Phụ lục"},
    {BlockKind::Part, "Phần"},     {BlockKind::Chapter, "Chương"},
    {BlockKind::Section, "Mục"},   {BlockKind::Subsection, "Tiểu mục"},
    {BlockKind::Article, "Điều"},  {BlockKind::Roman, ""},
    {BlockKind::Clause, "khoản"},  {BlockKind::Decimal, ""},
    {BlockKind::Point, "điểm"},
};

const LabelForm* label_form(BlockKind kind) {
  const auto form = std::find_if(std::begin(kLabelForms), std::end(kLabelForms),
                                 [kind](const LabelForm& f) { return f.kind == kind; });
  return form == std::end(kLabelForms) ? nullptr : form;
}

std::string label_in_words(const Block& block, std::string_view before) {
  if (block.label.empty()) return std::string(before);
  return before.empty() ? block.label : fmt::format("{} {}", before, block.label);
}

template <typename... Args>
tl::unexpected<Error> broken(const Document& document, fmt::format_string<Args...> form,
                             Args&&... args) {
  return Err(Error::Code::Internal, "{}: {}", document.source,
             fmt::format(form, std::forward<Args>(args)...));
}

Result<void> check_blocks(const Document& d) {
  if (d.blocks.empty()) return broken(d, "no root block");
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < d.blocks.size(); ++i) {
    const Block& block = d.blocks[i];
    if (block.own.begin != at)
      return broken(d, "block {} begins at {}, not {}", i, block.own.begin, at);
    if (block.own.end < at) return broken(d, "block {} ends before it begins", i);
    if (i == 0 ? block.parent != -1 : block.parent < 0 || block.parent >= static_cast<int>(i)) {
      return broken(d, "block {} has parent {}", i, block.parent);
    }
    if (!block.heading.empty() && !block.own.contains(block.heading)) {
      return broken(d, "the heading of block {} lies outside it", i);
    }
    at = block.own.end;
  }
  if (at != d.text.size()) return broken(d, "blocks end at {} of {}", at, d.text.size());
  return {};
}

Result<void> check_tables(const Document& d) {
  for (const Table& table : d.tables) {
    for (const int block : table.blocks) {
      if (block < 0 || block >= static_cast<int>(d.blocks.size()) ||
          d.blocks[static_cast<std::size_t>(block)].kind != BlockKind::Table) {
        return broken(d, "a table names block {}, which is no table", block);
      }
    }
    for (const Row& row : table.rows) {
      const bool group = row.kind == RowKind::Group || row.kind == RowKind::Subgroup;
      if (row.cells.size() != (group ? 1 : table.columns.size())) {
        return broken(d, "line {}: a row of {} cells in a table of {} columns", row.lines.first,
                      row.cells.size(), table.columns.size());
      }
    }
  }
  return {};
}

Result<void> check_citations(const Document& d) {
  for (const Citation& citation : d.citations) {
    if (citation.span.end > d.text.size()) return broken(d, "a citation lies outside the text");
    if (citation.span.of(d.text) != citation.surface) {
      return broken(d, "the surface of a citation is not its span: {}", citation.surface);
    }
  }
  return {};
}

}  // namespace

Span subtree(const Document& document, int block) {
  const auto& blocks = document.blocks;
  auto last = static_cast<std::size_t>(block);
  for (std::size_t i = last + 1; i < blocks.size() && blocks[i].parent >= block; ++i) last = i;
  return {blocks[static_cast<std::size_t>(block)].own.begin, blocks[last].own.end};
}

int block_at(const Document& document, std::uint32_t offset) {
  const auto& blocks = document.blocks;
  const auto after =
      std::upper_bound(blocks.begin(), blocks.end(), offset,
                       [](std::uint32_t at, const Block& block) { return at < block.own.end; });
  if (after == blocks.end()) return static_cast<int>(blocks.size()) - 1;
  return static_cast<int>(after - blocks.begin());
}

std::string provision_name(const Document& document, int block) {
  std::string name;
  for (; block > 0; block = document.blocks[static_cast<std::size_t>(block)].parent) {
    const Block& b = document.blocks[static_cast<std::size_t>(block)];
    const LabelForm* form = label_form(b.kind);
    if (form == nullptr) continue;
    const std::string own = label_in_words(b, form->before);
    name = name.empty() ? own : own + ", " + name;
  }
  return name;
}

Result<void> check(const Document& document) {
  if (!is_valid_utf8(document.text)) return broken(document, "the text is no UTF-8");
  if (auto blocks = check_blocks(document); !blocks) return blocks;
  if (auto tables = check_tables(document); !tables) return tables;
  return check_citations(document);
}

}  // namespace viendan
