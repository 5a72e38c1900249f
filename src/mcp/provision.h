// Provisions by address, in any spelling.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/document.h"

namespace viendan::mcp {

/// A part of a document that has an address.
struct Provision {
  std::string_view anchor;  // "" for the document as a whole
  int block = 0;            // the block, or the one that an activity stands in
  Span span;                // with all that is below it
};

/// The provision that words name: an address ("dieu-1.khoan-2"), or words in any order, with or
/// without accents ("khoản 2 Điều 1", "Phụ lục II", "hoạt động 7"). What is left out is passed over
/// where a single provision fits. NotFound, naming some, where several or none do.
[[nodiscard]] Result<Provision> find_provision(const Document& document, std::string_view words);

/// "Điều 1, khoản 2", as a reader names it.
[[nodiscard]] std::string name_of(const Document& document, const Provision& provision);

}  // namespace viendan::mcp
