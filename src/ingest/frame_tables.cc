#include "ingest/frame_tables.h"

#include <algorithm>

#include "base/text.h"
#include "ingest/form_lines.h"
#include "ingest/lines.h"

namespace viendan::ingest {
namespace {

// A frame stands on one page: two or three columns, as many rows as lines at most.
constexpr std::size_t kRows = 40, kColumns = 4, kBytes = 8000;
// With more rows than this, each row must be a line of its own: short cells.
constexpr std::size_t kFewRows = 6, kShortCell = 240;

/// The lines of a cell, as far as they say what the table is.
unsigned forms_of(const RichCell& cell) {
  unsigned forms = 0;
  for (const RichParagraph& paragraph : cell.paragraphs) {
    const std::string text = text_of(paragraph);
    for (const auto line : split(text, '\n')) forms |= form_of_line(trim_space(line));
  }
  return forms;
}

std::size_t bytes_of(const RichCell& cell) {
  std::size_t bytes = 0;
  for (const RichParagraph& paragraph : cell.paragraphs) {
    for (const Run& run : paragraph.runs) bytes += run.text.size();
  }
  return bytes;
}

bool has_shape_of_frame(const RichTable& table) {
  if (table.rows.empty() || table.rows.size() > kRows) return false;
  std::size_t bytes = 0, longest = 0;
  for (const RichRow& row : table.rows) {
    if (row.cells.size() > kColumns) return false;
    for (const RichCell& cell : row.cells) {
      const std::size_t size = bytes_of(cell);
      bytes += size;
      longest = std::max(longest, size);
    }
  }
  return bytes <= kBytes && (table.rows.size() <= kFewRows || longest <= kShortCell);
}

bool is_frame(const RichTable& table) {
  if (!has_shape_of_frame(table)) return false;
  unsigned forms = 0;
  for (const RichRow& row : table.rows) {
    for (const RichCell& cell : row.cells) forms |= forms_of(cell);
  }
  if ((forms & kColumnHead) != 0) return false;
  if ((forms & (kMotto | kRecipients | kCapacity | kAddressees)) != 0) return true;
  return (forms & kSymbol) != 0 && (forms & kPlaceDate) != 0;
}

/// A cell of a frame and where it begins.
struct Placed {
  std::size_t column = 0;
  const RichCell* cell = nullptr;
  std::uint32_t page = 0;
};

/// The cells column after column. A cell over all columns parts what is above it from what is
/// below it, so columns are read down to it first.
std::vector<Placed> in_reading_order(const RichTable& table) {
  std::vector<Placed> placed;
  std::size_t band = 0;
  const auto read_columns = [&placed, &band] {
    std::stable_sort(placed.begin() + static_cast<std::ptrdiff_t>(band), placed.end(),
                     [](const Placed& a, const Placed& b) { return a.column < b.column; });
    band = placed.size();
  };
  std::vector<std::size_t> covered(kColumns * 2, 0);  // rows for which a cell above holds the place
  for (const RichRow& row : table.rows) {
    const bool whole = row.cells.size() == 1 && row.cells.front().columns > 1;
    if (whole) read_columns();
    std::size_t column = 0;
    for (const RichCell& cell : row.cells) {
      while (column < covered.size() && covered[column] > 0) --covered[column++];
      placed.push_back({column, &cell, row.page});
      for (std::uint32_t k = 0; k < std::max<std::uint32_t>(cell.columns, 1); ++k, ++column) {
        if (column < covered.size()) covered[column] = std::max<std::uint32_t>(cell.rows, 1) - 1;
        if (column >= covered.size()) break;
      }
    }
    for (; column < covered.size(); ++column) covered[column] -= covered[column] > 0 ? 1 : 0;
    if (whole) read_columns();
  }
  read_columns();
  return placed;
}

void unfold(RichTable& table, std::vector<RichPiece>& pieces) {
  bool gap = table.after_gap;
  for (const Placed& placed : in_reading_order(table)) {
    bool first = true;
    for (RichParagraph paragraph : placed.cell->paragraphs) {
      if (is_blank(text_of(paragraph))) {
        gap = true;
        continue;
      }
      // The border of a cell sets its words apart from those of the cell before.
      paragraph.after_gap = paragraph.after_gap || gap || first;
      if (paragraph.page == 0) paragraph.page = placed.page;
      gap = first = false;
      pieces.emplace_back(std::move(paragraph));
    }
  }
}

}  // namespace

void unfold_frame_tables(RichText& rich) {
  std::vector<RichPiece> pieces;
  pieces.reserve(rich.pieces.size());
  bool after_frame = false;
  for (RichPiece& piece : rich.pieces) {
    auto* table = std::get_if<RichTable>(&piece);
    const bool frame = table != nullptr && is_frame(*table);
    if (frame) {
      unfold(*table, pieces);
    } else {
      if (auto* paragraph = std::get_if<RichParagraph>(&piece); paragraph != nullptr && after_frame)
        paragraph->after_gap = true;
      pieces.push_back(std::move(piece));
    }
    after_frame = frame;
  }
  rich.pieces = std::move(pieces);
}

}  // namespace viendan::ingest
