#include "structure/head_lines.h"

#include <algorithm>

#include "base/pattern.h"
#include "base/text.h"
#include "structure/head.h"
#include "structure/issuer.h"

namespace viendan::structure {

Span trimmed(std::string_view text, Span span) {
  const std::string_view words = trim(span.of(text));
  return words.empty() ? Span{span.begin, span.begin} : span_in(text, words);
}

std::vector<Span> head_lines(const Document& document, std::string_view rule) {
  std::vector<Span> spans;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::Head && block.rule == rule)
      spans.push_back(trimmed(document.text, block.own));
  }
  return spans;
}

const Block* first_of(const Document& document, BlockKind kind) {
  const auto found = std::find_if(document.blocks.begin(), document.blocks.end(),
                                  [kind](const Block& block) { return block.kind == kind; });
  return found == document.blocks.end() ? nullptr : &*found;
}

const Block* first_head(const Document& document, std::string_view rule) {
  const auto found = std::find_if(
      document.blocks.begin(), document.blocks.end(),
      [rule](const Block& block) { return block.kind == BlockKind::Head && block.rule == rule; });
  return found == document.blocks.end() ? nullptr : &*found;
}

std::optional<TypeLine> type_line_of(const Document& document, const Vocabulary& vocabulary) {
  if (const Block* block = first_head(document, kTypeLine)) {
    return read_type_line(trim(block->own.of(document.text)), vocabulary);
  }
  const Block* block = first_head(document, kFlatTypeLine);
  if (block == nullptr) return std::nullopt;
  return read_flat_type_line(trim(block->own.of(document.text)), vocabulary);
}

Field joined(std::string_view text, const std::vector<Span>& spans, std::string_view rule) {
  if (spans.empty()) return {};
  std::string value;
  for (const Span span : spans) value.append(value.empty() ? "" : " ").append(span.of(text));
  return {squeeze(value), {spans.front().begin, spans.back().end}, std::string(rule)};
}

std::string letterhead_of(const Document& document) {
  std::vector<std::string_view> lines;
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::Head) continue;
    std::string_view words = trim(block.own.of(document.text));
    if (block.rule != kMotto && block.rule != kLetterhead) continue;
    // In one line with the motto: "THỦ TƯỚNG CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    // "TỈNH BÌNH PHƯỚC Độc lập - Tự do - Hạnh phúc".
    static const Pattern motto(
        R"((?i)[\s_]*(?:C[ỘO]NG ?H[OÒ][AÀ] ?X[AÃ] ?H[ỘO]I|Đ[ỘO]C L[ẬA]P ?[-–] ?T[ỰU] DO))");
    const auto match = motto.find(words);
    if (match) words = words.substr(0, match->span().begin);
    if (words.empty()) continue;
    lines.push_back(words);
  }
  return letterhead_body(lines);
}

}  // namespace viendan::structure
