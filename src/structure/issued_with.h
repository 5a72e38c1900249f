// The line under the title of an annex: "(Ban hành kèm theo Quyết định số 76/QĐ-TTg ngày 11 tháng
// 01 năm 2016 của Thủ tướng Chính phủ)". Where the letterhead is lost it is all that identifies.
#pragma once

#include <optional>
#include <string>

#include "model/document.h"
#include "vocabulary/symbol.h"

namespace viendan::structure {

struct IssuedWith {
  std::string type;  // "Quyết định"; or ""
  std::optional<Symbol> symbol;
  Span symbol_span;
  std::optional<Date> date;
  Span date_span;
  std::string issuer;  // as printed; or ""
  Span issuer_span;
};

/// The first such line of the document that names an act.
[[nodiscard]] std::optional<IssuedWith> find_issued_with(const Document& document,
                                                         const Vocabulary& vocabulary);

}  // namespace viendan::structure
