#include "structure/address.h"

#include <string>
#include <unordered_map>

#include "base/text.h"
#include "base/unicode.h"

namespace viendan::structure {
namespace {

/// "II" -> "ii", "đ" -> "dd", "1.2" -> "1-2", "thứ nhất" -> "thu-nhat".
std::string label_part(const std::string& label) {
  const std::string spelled = replace_all(replace_all(label, "Đ", "dd"), "đ", "dd");
  return replace_all(replace_all(fold(spelled), ".", "-"), " ", "-");
}

bool stands_alone(BlockKind kind) {
  return kind == BlockKind::Annex || kind == BlockKind::Plan;
}

/// The block whose anchor begins that of block `index`, or -1.
int base_of(const std::vector<Block>& blocks, std::size_t index) {
  if (stands_alone(blocks[index].kind)) return -1;
  const bool article = blocks[index].kind == BlockKind::Article;
  int parent = blocks[index].parent;
  while (parent > 0) {
    const Block& block = blocks[static_cast<std::size_t>(parent)];
    if (!block.anchor.empty() && (!article || stands_alone(block.kind))) return parent;
    parent = block.parent;
  }
  return -1;
}

}  // namespace

void set_anchors(std::vector<Block>& blocks) {
  std::unordered_map<std::string, int> seen;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const std::string_view word = info(blocks[i].kind).anchor;
    if (word.empty()) continue;
    const int base = base_of(blocks, i);
    std::string anchor =
        base < 0 ? std::string() : blocks[static_cast<std::size_t>(base)].anchor + ".";
    anchor += word;
    if (!blocks[i].label.empty()) anchor.append("-").append(label_part(blocks[i].label));
    const int count = ++seen[anchor];
    if (count > 1) anchor.append("~").append(std::to_string(count));
    blocks[i].anchor = std::move(anchor);
  }
}

}  // namespace viendan::structure
