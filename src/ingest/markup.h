// Markup inside lines and cells: Markdown emphasis and the few HTML tags that tables are written
// with. Everything that is no known markup is text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace viendan::ingest {

/// A run of asterisks that opens or closes emphasis.
struct Mark {
  std::size_t offset = 0;
  std::size_t size = 0;
  bool opens = false;
  bool strong = false;  // bold, not only italic
};

/// The pairs in a stretch of text, in order. A mark without a partner is text.
[[nodiscard]] std::vector<Mark> find_emphasis(std::string_view text);

struct Token {
  enum class Kind {
    Text,       // as printed
    Character,  // an entity, which stands for `character`
    Escape,     // a backslash and the character that it makes plain
    Break,      // the end of a paragraph or list item, or a forced line end
  };
  Kind kind = Kind::Text;
  Span span;  // in the scanned text
  char32_t character = 0;
  bool bold = false;
};

struct Scan {
  std::vector<Token> tokens;
  std::uint32_t depth = 0;  // of nested tags, at most
};

/// Cuts `text` into tokens; what no token covers is markup. `marks` are those of find_emphasis with
/// offsets in `text`; `bold` is the state before it and becomes the state after it.
void scan_markup(std::string_view text, const std::vector<Mark>& marks, bool& bold, Scan& scan);

/// Whether any byte of it could be markup.
[[nodiscard]] bool may_have_markup(std::string_view text);

}  // namespace viendan::ingest
