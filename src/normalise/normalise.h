// What was meant, letter by letter: a table of named rules over a Draft.
#pragma once

#include <span>
#include <string_view>

#include "model/draft.h"

namespace viendan::normalise {

/// A rule as `viendan explain` and src/README.md list it.
struct RuleInfo {
  std::string_view name;
  std::string_view reason;
};
[[nodiscard]] std::span<const RuleInfo> rules();

/// Applies all rules in order. The result's text is NFC with plain spaces, hyphens and quotes;
/// paragraphs cut by a page are whole again. normalise(normalise(d)) == normalise(d).
[[nodiscard]] Draft apply(Draft draft);

}  // namespace viendan::normalise
