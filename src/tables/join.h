// Which cells make a row? Page joins, spans, repeated headings, cells put back.
#pragma once

#include <vector>

#include "model/document.h"
#include "model/draft.h"
#include "vocabulary/vocabulary.h"

namespace viendan::tables {

/// The tables of a parsed document, made of the grids of its draft (both have the same text).
/// Repairs are made only where column types and the vocabulary prove them; the rest is kept as
/// printed and flagged in `issues`, which is added to.
[[nodiscard]] std::vector<Table> join(const Draft& draft, const Document& document,
                                      const Vocabulary& vocabulary, std::vector<Issue>& issues);

}  // namespace viendan::tables
