// What a formatted file says: paragraphs and tables in reading order, with the fonts that its
// letters are set in. Every reader of a format makes one; to_draft lays it out as text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "ingest/read.h"
#include "model/draft.h"

namespace viendan::ingest {

/// Letters of one look. '\n' in the text is a forced line break inside the paragraph.
struct Run {
  std::string text;  // UTF-8; letters of an 8-bit font are still the Latin ones at their places
  std::string font;  // ".VnTime", "VNI-Times"; "" where the format does not tell
  bool bold = false;
  friend bool operator==(const Run&, const Run&) = default;
};

struct RichParagraph {
  std::vector<Run> runs;
  Layer layer = Layer::Body;
  bool after_gap = false;   // set apart from what is above it, by a page or an empty paragraph
  bool hard_break = false;  // a line of a paragraph that goes on, where the break is meant
  std::uint32_t page = 0;   // from 1; 0 where the format has no pages
  friend bool operator==(const RichParagraph&, const RichParagraph&) = default;
};

/// A cell stands once, in its first place; the places that it covers have no cell of their own.
/// A table inside a cell is given as the paragraphs of its cells.
struct RichCell {
  std::vector<RichParagraph> paragraphs;
  std::uint32_t columns = 1;
  std::uint32_t rows = 1;
  friend bool operator==(const RichCell&, const RichCell&) = default;
};

struct RichRow {
  std::vector<RichCell> cells;
  std::uint32_t page = 0;
  friend bool operator==(const RichRow&, const RichRow&) = default;
};

struct RichTable {
  std::vector<RichRow> rows;
  bool after_gap = true;
  friend bool operator==(const RichTable&, const RichTable&) = default;
};

using RichPiece = std::variant<RichParagraph, RichTable>;

struct RichText {
  std::string format;  // as in Draft
  std::vector<RichPiece> pieces;
  std::vector<Evidence> evidence;
  std::vector<Issue> issues;
  friend bool operator==(const RichText&, const RichText&) = default;
};

inline const PageProgress kToldNobody;

/// A file to be read: `source` is its name for messages.
struct Input {
  std::string_view source;
  std::string_view bytes;
  const Limits& limits;
  const PageProgress& on_page = kToldNobody;

  void tell_page(std::size_t done, std::size_t total) const {
    if (on_page) on_page(done, total);
  }
};

/// Lays the pieces out as a draft without digest: a paragraph a line, the lines of a cell below
/// each other, a grid that is as wide as its widest row, with every covered place marked. White
/// space at the ends of lines and empty paragraphs are left out. Fails where the limits on cells
/// or size are passed.
[[nodiscard]] Result<Draft> to_draft(const Input& input, const RichText& rich);

/// All letters of a paragraph, without their fonts.
[[nodiscard]] std::string text_of(const RichParagraph& paragraph);

}  // namespace viendan::ingest
