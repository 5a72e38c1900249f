// A document as its file gives it, before anyone has asked what it says: text in pieces.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/span.h"
#include "model/place.h"
#include "model/remark.h"

namespace viendan {

/// What a paragraph is to its page, where the format or the layout tells.
enum class Layer {
  Body,
  PageMark,  // page number, running head or foot
  Stamp,     // printed over the page: an incoming stamp, the line of a digital signature
  Footnote,
};

/// A line or a paragraph, without its line ends and without markup.
struct Paragraph {
  Span span;
  bool after_gap = false;   // the source has an empty line (or a page) before it
  bool hard_break = false;  // the source asks for a line break after it, inside one block of text
  Layer layer = Layer::Body;
  friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

/// Whether a cell is a place of its own, or one that a merged cell covers.
enum class Merge {
  None,
  Left,   // covered by the cell to its left (colspan)
  Above,  // covered by the cell above it (rowspan), or by one that Above and Left lead to
};

/// Rows of cells. The cells' own lines are separated by '\n' inside their span. Where the source
/// tells which cells are merged, their text stands once, in the first place, and the other places
/// say so; plain text prints it once for each place that it covers.
struct Grid {
  struct Cell {
    Span span;          // empty at its place where nothing is printed
    bool bold = false;  // all of it
    Merge merge = Merge::None;
    friend bool operator==(const Cell&, const Cell&) = default;
  };
  using Row = std::vector<Cell>;
  Span span;  // from the first cell to the last
  std::vector<Row> rows;
  std::vector<std::uint32_t> page_rows =
      {};  // indexes of rows that begin a page, without the first
  bool after_gap = false;
  friend bool operator==(const Grid&, const Grid&) = default;
};

using Piece = std::variant<Paragraph, Grid>;

[[nodiscard]] inline Span span_of(const Piece& piece) {
  return std::visit([](const auto& p) { return p.span; }, piece);
}

/// Lines are those of a text file; for other formats they count the lines of the text as it was
/// read: one for each paragraph, and for each line of a cell.
///
/// Pieces are in text order and do not overlap; between them `text` has only white space
/// ('\n' between paragraphs and rows, '\t' between cells).
struct Draft {
  std::string source;           // path below the corpus folder
  std::string digest;           // of the file's bytes
  std::string format = "text";  // "html", "docx", "xlsx", "doc", "rtf", "xls", "pdf", "scan"
  std::string text;             // UTF-8; NFC after normalising
  SourceMap map;
  std::vector<Piece> pieces;
  std::vector<Repair> repairs;  // what normalising changed
  std::vector<Issue> issues;
  std::vector<Evidence> evidence;
  std::vector<int> pages;  // the line on which each page begins; empty where there are no pages
  friend bool operator==(const Draft&, const Draft&) = default;
};

}  // namespace viendan
