// A document as its file gives it, before anyone has asked what it says: text in pieces.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/span.h"
#include "model/place.h"
#include "model/remark.h"

namespace viendan {

/// A line or a paragraph, without its line ends and without markup.
struct Paragraph {
  Span span;
  bool after_gap = false;   // the source has an empty line (or a page) before it
  bool hard_break = false;  // the source asks for a line break after it, inside one block of text
  friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

/// Rows of cells. The cells' own lines are separated by '\n' inside their span. Merged cells are
/// still printed once for each place they cover, as the source has it.
struct Grid {
  struct Cell {
    Span span;          // empty at its place where nothing is printed
    bool bold = false;  // all of it
    friend bool operator==(const Cell&, const Cell&) = default;
  };
  using Row = std::vector<Cell>;
  Span span;  // from the first cell to the last
  std::vector<Row> rows;
  bool after_gap = false;
  friend bool operator==(const Grid&, const Grid&) = default;
};

using Piece = std::variant<Paragraph, Grid>;

[[nodiscard]] inline Span span_of(const Piece& piece) {
  return std::visit([](const auto& p) { return p.span; }, piece);
}

/// Pieces are in text order and do not overlap; between them `text` has only white space
/// ('\n' between paragraphs and rows, '\t' between cells).
struct Draft {
  std::string source;  // path below the corpus folder
  std::string digest;  // of the file's bytes
  std::string text;    // UTF-8; NFC after normalising
  SourceMap map;
  std::vector<Piece> pieces;
  std::vector<Repair> repairs;  // what normalising changed
  std::vector<Issue> issues;
  friend bool operator==(const Draft&, const Draft&) = default;
};

}  // namespace viendan
