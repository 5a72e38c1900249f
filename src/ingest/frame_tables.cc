#include "ingest/frame_tables.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "base/pattern.h"
#include "base/text.h"
#include "base/unicode.h"
#include "ingest/lines.h"

namespace viendan::ingest {
namespace {

// A frame stands on one page: two or three columns, as many rows as lines at most.
constexpr std::size_t kRows = 40, kColumns = 4, kBytes = 8000;
// With more rows than this, each row must be a line of its own: short cells.
constexpr std::size_t kFewRows = 6, kShortCell = 240;
constexpr std::size_t kLineBytes = 240;  // no line of a frame that tells what it is is longer

/// What a line of a frame says of the table around it.
enum Sign : unsigned {
  kMotto = 1,
  kSymbol = 2,
  kPlaceDate = 4,
  kAddressees = 8,
  kRecipients = 16,
  kCapacity = 32,
  kColumnHead = 64,  // "STT": these are data
};

struct SignRow {
  Sign sign;
  std::string_view begins;  // folded
};
constexpr SignRow kSigns[] = {
    {kMotto, "cong hoa xa hoi chu nghia viet nam"},
    {kMotto, "doc lap - tu do"},
    {kMotto, "doc lap – tu do"},
    {kMotto, "the socialist republic of vietnam"},
    {kMotto, "the socialist republic of viet nam"},
    {kMotto, "socialist republic of vietnam"},
    {kMotto, "socialist republic of viet nam"},
    {kMotto, "dang cong san viet nam"},
    {kAddressees, "kinh gui:"},
    {kRecipients, "noi nhan:"},
};
constexpr std::string_view kColumnHeads[] = {"stt", "tt", "so tt", "so thu tu", "no.", "no"};

bool is_symbol(std::string_view key) {
  static const Pattern form(R"((?:\p{L}+ ){0,3}so ?[:.].{0,60}[/-].{0,60})");
  return form.matches(key);
}

bool is_place_date(std::string_view key) {
  static const Pattern form(R"([^,;:]{2,60}, ?ngay ?[\d. …_]*thang ?[\d. …_]*nam ?[\d. …_]*)");
  return form.matches(key);
}

/// "TM. CHÍNH PHỦ": the words after the letters are capitals too, unlike those of an item.
bool is_capacity(std::string_view line) {
  static const Pattern form(
      R"((?:KT|TM|TL|TUQ|Q|T/M|K/T|T/L|ON BEHALF OF|FOR) ?[./]? ?\p{Lu}{2}[^\p{Ll}]*)");
  return form.matches(line);
}

unsigned signs_of_line(std::string_view line) {
  if (line.size() > kLineBytes) return 0;
  const std::string key = fold(line);
  unsigned signs = 0;
  for (const auto& [sign, begins] : kSigns) {
    if (key.starts_with(begins)) signs |= sign;
  }
  if (std::ranges::find(kColumnHeads, trim(key, ". ")) != std::end(kColumnHeads))
    signs |= kColumnHead;
  if (is_symbol(key)) signs |= kSymbol;
  if (is_place_date(key)) signs |= kPlaceDate;
  if (is_capacity(line)) signs |= kCapacity;
  return signs;
}

/// The lines of a cell, as far as they say what the table is.
unsigned signs_of_cell(const RichCell& cell) {
  unsigned signs = 0;
  for (const RichParagraph& paragraph : cell.paragraphs) {
    const std::string text = text_of(paragraph);
    for (const auto line : split(text, '\n')) signs |= signs_of_line(trim_space(line));
  }
  return signs;
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
  unsigned signs = 0;
  for (const RichRow& row : table.rows) {
    for (const RichCell& cell : row.cells) signs |= signs_of_cell(cell);
  }
  if ((signs & kColumnHead) != 0) return false;
  if ((signs & (kMotto | kRecipients | kCapacity | kAddressees)) != 0) return true;
  return (signs & kSymbol) != 0 && (signs & kPlaceDate) != 0;
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
