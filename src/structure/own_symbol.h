// The document's own number where its letterhead does not print one.
#pragma once

#include <optional>
#include <string>

#include "model/document.h"
#include "vocabulary/symbol.h"

namespace viendan::structure {

struct OwnSymbol {
  Symbol symbol;
  Span span;         // empty where it stands outside the text
  std::string rule;  // "consolidation", "page-title", "portal"
  std::string type;  // as printed before the number; or ""
  Span title = {};   // of a portal's heading: what stands behind the number
};

/// A consolidated text prints its number at its end, with who confirms it (Ordinance
/// 01/2012/UBTVQH13 article 8). A text copied from a portal begins with the portal's heading,
/// printed twice or more: "Thông tư số 12/2020/TT-BTC Quy định ...". Last, what the portal says
/// beside the text.
[[nodiscard]] std::optional<OwnSymbol> find_own_symbol(const Document& document,
                                                       const Vocabulary& vocabulary);

/// The first line of place and date below an offset, within a few lines; where a consolidated text
/// is dated.
[[nodiscard]] std::optional<Span> place_date_below(const Document& document, std::uint32_t offset);

}  // namespace viendan::structure
