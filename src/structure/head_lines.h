// The lines of a letterhead by the rules that told them apart: what metadata are read from.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "structure/type_line.h"
#include "vocabulary/vocabulary.h"

namespace viendan::structure {

/// Without white space at its ends.
[[nodiscard]] Span trimmed(std::string_view text, Span span);
/// The first block of a kind, or nullptr.
[[nodiscard]] const Block* first_of(const Document& document, BlockKind kind);

/// Those of one rule of the head, trimmed.
[[nodiscard]] std::vector<Span> head_lines(const Document& document, std::string_view rule);
[[nodiscard]] const Block* first_head(const Document& document, std::string_view rule);
[[nodiscard]] std::optional<TypeLine> type_line_of(const Document& document,
                                                   const Vocabulary& vocabulary);
/// The body that issues, as the lines beside the motto print it; or "".
[[nodiscard]] std::string letterhead_of(const Document& document);

/// Several lines as one value.
[[nodiscard]] Field joined(std::string_view text, const std::vector<Span>& spans,
                           std::string_view rule);

}  // namespace viendan::structure
