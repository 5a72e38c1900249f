// What the letters of a symbol stand for: which of them is the type, who issued it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "vocabulary/symbol.h"
#include "vocabulary/symbol_parts.h"

namespace viendan::symbols {

/// How sure a reading is without any word before it.
enum class Certainty { None, Introduced, Sure };

struct Reading {
  Symbol symbol;
  Certainty certainty = Certainty::None;
  std::vector<std::string> codes;  // of the groups, in printed order
};

/// Leaves those groups in `parts` that belong to the symbol, and corrects their separators.
[[nodiscard]] Reading classify(const Vocabulary& vocabulary, Parts& parts, Spelling spelling);

[[nodiscard]] Symbol symbol_of(const Standard& standard);

/// Whether all its letters are capitals.
[[nodiscard]] bool is_capitals(std::string_view group);

}  // namespace viendan::symbols
