// What a reader is told about the reading itself: repairs made, and oddities left as printed.
#pragma once

#include <string>
#include <vector>

#include "base/span.h"

namespace viendan {

/// A change of what was printed. Nothing is rewritten without one.
struct Repair {
  std::string rule;    // name of the rule, kebab-case: "cell-shift-left"
  std::string field;   // what was changed: "lead", "title", "text" ...
  std::string before;  // as printed
  std::string after;
  double confidence = 1;  // 0 to 1; below 0.5 nothing may be repaired
  Span span = {};         // where the printed form stands in Document::text
  friend bool operator==(const Repair&, const Repair&) = default;
};

/// Something that the text cannot decide, or that contradicts itself: flagged, never guessed.
struct Issue {
  std::string code;     // kebab-case, listed in src/README.md: "ordinal-missing"
  std::string message;  // one English sentence with the printed words in it
  Span span = {};
  friend bool operator==(const Issue&, const Issue&) = default;
};

/// What the file says about its document outside the document's own text: a portal's data sheet,
/// the properties of an office file. It supports a reading; it never replaces what is printed.
struct Evidence {
  std::string field;  // "symbol", "issuer", "date" (ISO), "title", "type", "signer", "effective"
  std::string value;
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

}  // namespace viendan
