#include "structure/parse.h"

namespace viendan::structure {

Document parse(const Draft& draft, const Vocabulary&) {
  Document document{.source = draft.source, .digest = draft.digest, .text = draft.text, .map = draft.map};
  document.blocks.push_back(
      {.kind = BlockKind::Document, .own = {0, static_cast<std::uint32_t>(draft.text.size())}});
  return document;
}

}  // namespace viendan::structure
