// What the characters of a page stand for: character references, and the letters of its bytes.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace viendan::ingest::html {

/// Appends the text with its character references put in. What is no reference stays.
void append_characters(std::string& out, std::string_view text);

[[nodiscard]] inline std::string characters_of(std::string_view text) {
  std::string out;
  append_characters(out, text);
  return out;
}

/// The page as UTF-8 without NUL. Bytes of an 8-bit font become the Latin letters at their places,
/// for its name to decide what they are. A byte that means nothing becomes U+FFFD.
[[nodiscard]] std::string page_text(std::string_view bytes);

}  // namespace viendan::ingest::html
