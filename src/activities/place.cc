#include "activities/place.h"

#include <algorithm>

#include "base/text.h"
#include "model/anchor.h"

namespace viendan::activities {
namespace {

bool is_group(BlockKind kind) {
  switch (kind) {
    case BlockKind::Part:
    case BlockKind::Chapter:
    case BlockKind::Section:
    case BlockKind::Subsection:
    case BlockKind::Roman:
    case BlockKind::Clause:
    case BlockKind::Decimal:
    case BlockKind::Point:
      return true;
    default:
      return false;
  }
}

std::string label_as_printed(const Block& block) {
  if (block.label.empty()) return {};
  return block.label + (block.kind == BlockKind::Point ? ") " : ". ");
}

}  // namespace

std::string words_of_block(const Document& document, const Block& block) {
  const std::uint32_t begin = block.heading.empty() ? block.own.begin : block.heading.begin;
  return squeeze(Span{begin, block.own.end}.of(document.text));
}

Section section_of(const Document& document, int block) {
  Section section;
  for (; block > 0; block = document.blocks[static_cast<std::size_t>(block)].parent) {
    const Block& b = document.blocks[static_cast<std::size_t>(block)];
    if (section.anchor.empty()) section.anchor = b.anchor;
    if (b.kind == BlockKind::Annex) {
      section.annex = b.label.empty() ? "Phụ lục" : "Phụ lục " + b.label;
      break;
    }
    if (b.kind == BlockKind::Plan || b.kind == BlockKind::Article) break;
    if (!is_group(b.kind)) continue;
    if (section.table.empty()) section.table = b.label;
    section.group.insert(section.group.begin(), label_as_printed(b) + words_of_block(document, b));
  }
  return section;
}

std::string Anchors::next(const std::string& section, const std::string& ordinal) {
  const std::string part = anchor_part(ordinal);
  if (!part.empty()) last_ = part;
  std::string anchor = section.empty() ? "hd-" + last_ : section + ".hd-" + last_;
  const int count = ++used_[anchor];
  if (count > 1) anchor += "~" + std::to_string(count);
  return anchor;
}

}  // namespace viendan::activities
