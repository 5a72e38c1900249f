#include <algorithm>

#include "base/unicode.h"
#include "ingest/lines.h"
#include "ingest/rich.h"
#include "ingest/writer.h"

namespace viendan::ingest {
namespace {

/// The cells of a table on its grid, before they are written: which cell covers which place.
struct Place {
  const RichCell* cell = nullptr;  // of the first place of a cell, or null
  Merge merge = Merge::None;
};
using Places = std::vector<std::vector<Place>>;

/// Puts the cells of a table in their places. Returns no places where there are too many.
class Placer {
 public:
  Placer(const RichTable& table, std::uint64_t most) : table_(table), most_(most) {}

  Places place() {
    places_.resize(table_.rows.size());
    for (std::size_t y = 0; y < table_.rows.size() && !over_; ++y) {
      std::size_t x = 0;
      for (const RichCell& cell : table_.rows[y].cells) {
        while (taken(x, y)) ++x;
        cover(cell, x, y);
        x += std::max<std::uint32_t>(cell.columns, 1);
        if (over_) return {};
      }
    }
    if (width_ * places_.size() > most_) return {};
    for (auto& row : places_) row.resize(width_);
    return std::move(places_);
  }

 private:
  [[nodiscard]] bool taken(std::size_t x, std::size_t y) const {
    return x < places_[y].size() &&
           (places_[y][x].cell != nullptr || places_[y][x].merge != Merge::None);
  }

  void cover(const RichCell& cell, std::size_t x, std::size_t y) {
    const std::size_t right = x + std::max<std::uint32_t>(cell.columns, 1);
    const std::size_t below =
        std::min<std::size_t>(y + std::max<std::uint32_t>(cell.rows, 1), places_.size());
    covered_ += (right - x) * (below - y);
    over_ = covered_ > most_ || right > most_;
    if (over_) return;
    width_ = std::max(width_, right);
    for (std::size_t row = y; row < below; ++row) {
      if (places_[row].size() < right) places_[row].resize(right);
      for (std::size_t column = x; column < right; ++column) {
        if (taken(column, row)) continue;  // cells that overlap: the first one stays
        places_[row][column].merge = column > x ? Merge::Left : Merge::Above;
      }
    }
    places_[y][x] = {&cell, Merge::None};
  }

  const RichTable& table_;
  std::uint64_t most_;
  std::uint64_t covered_ = 0;
  std::size_t width_ = 0;
  bool over_ = false;
  Places places_;
};

class DraftWriter {
 public:
  explicit DraftWriter(const Input& input) : input_(input) {}

  Result<Draft> write(const RichText& rich) {
    draft_.source = input_.source;
    draft_.format = rich.format;
    draft_.evidence = rich.evidence;
    draft_.issues = rich.issues;
    for (const RichPiece& piece : rich.pieces) {
      if (const auto* paragraph = std::get_if<RichParagraph>(&piece))
        write_paragraph(*paragraph);
      else
        write_table(std::get<RichTable>(piece));
      if (!fault_.empty()) return Err(Error::Code::Unreadable, "{}: {}", input_.source, fault_);
    }
    draft_.text = writer_.take_text();
    draft_.map = writer_.take_map();
    return std::move(draft_);
  }

 private:
  void write_paragraph(const RichParagraph& paragraph) {
    const std::string text = text_of(paragraph);
    std::string_view rest = text;
    gap_ = gap_ || paragraph.after_gap;
    while (!rest.empty()) {
      const auto end = std::min(rest.find('\n'), rest.size());
      const bool last = end == rest.size();
      const auto words = trim_space(rest.substr(0, end));
      rest.remove_prefix(last ? end : end + 1);
      if (words.empty()) continue;
      if (writer_.size() > 0) writer_.separator('\n');
      turn_page(paragraph.page);
      const Span span = write_line(words);
      draft_.pieces.emplace_back(
          Paragraph{span, gap_, last ? paragraph.hard_break : true, paragraph.layer});
      gap_ = false;
    }
  }

  void write_table(const RichTable& table) {
    const Places places = Placer(table, input_.limits.cells).place();
    if (places.empty() || places.front().empty()) {
      if (std::ranges::any_of(table.rows, [](const auto& row) { return !row.cells.empty(); }))
        fault_ = fmt::format("a table of more than {} cells", input_.limits.cells);
      return;
    }
    cells_ += places.size() * places.front().size();
    if (cells_ > input_.limits.cells) {
      fault_ = fmt::format("more than {} cells", input_.limits.cells);
      return;
    }
    if (writer_.size() > 0) writer_.separator('\n');
    Grid grid{.after_gap = gap_ || table.after_gap};
    const auto begin = writer_.size();
    for (std::size_t y = 0; y < places.size(); ++y) {
      if (y > 0) writer_.separator('\n');
      if (table.rows[y].page > page_ && y > 0)
        grid.page_rows.push_back(static_cast<std::uint32_t>(y));
      turn_page(table.rows[y].page);
      grid.rows.push_back(write_row(places[y]));
    }
    grid.span = {begin, writer_.size()};
    draft_.pieces.emplace_back(std::move(grid));
    gap_ = true;
  }

  Grid::Row write_row(const std::vector<Place>& places) {
    Grid::Row row;
    for (const Place& place : places) {
      if (!row.empty()) writer_.separator('\t');
      row.push_back(write_cell(place));
    }
    return row;
  }

  Grid::Cell write_cell(const Place& place) {
    Grid::Cell cell{.span = {writer_.size(), writer_.size()}, .merge = place.merge};
    bool bold = true;
    if (place.cell != nullptr) {
      for (const RichParagraph& paragraph : place.cell->paragraphs) {
        write_cell_lines(text_of(paragraph), cell.span.begin);
        for (const Run& run : paragraph.runs) bold = bold && (run.bold || is_blank(run.text));
      }
    }
    cell.span.end = writer_.size();
    if (cell.span.empty())
      writer_.empty_at({line_ + 1, 0});
    else
      cell.bold = bold;
    return cell;
  }

  void write_cell_lines(std::string_view text, std::uint32_t begin) {
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      const auto words = trim_space(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
      if (words.empty()) continue;
      if (writer_.size() > begin) writer_.separator('\n');
      write_line(words);
    }
  }

  /// A line of text has no TAB: those part the cells of a row.
  Span write_line(std::string_view words) {
    const auto begin = writer_.size();
    ++line_;
    std::uint32_t column = 0;
    while (!words.empty()) {
      const auto end = std::min(words.find('\t'), words.size());
      const auto part = words.substr(0, end);
      if (!part.empty()) writer_.verbatim(part, {line_, column});
      column += count_code_points(part);
      words.remove_prefix(end);
      if (!words.empty()) {
        writer_.rewritten(" ", {line_, column++}, 1);
        words.remove_prefix(1);
      }
    }
    return {begin, writer_.size()};
  }

  void turn_page(std::uint32_t page) {
    if (page <= page_) return;
    // Pages without a word begin where the next one does.
    draft_.pages.resize(page, static_cast<int>(line_ + 1));
    page_ = page;
  }

  const Input& input_;
  Draft draft_;
  Writer writer_;
  std::string fault_;
  std::uint64_t cells_ = 0;
  std::uint32_t line_ = 0;  // the last one written
  std::uint32_t page_ = 0;
  bool gap_ = false;
};

}  // namespace

std::string text_of(const RichParagraph& paragraph) {
  std::string text;
  for (const Run& run : paragraph.runs) text += run.text;
  return text;
}

Result<Draft> to_draft(const Input& input, const RichText& rich) {
  return DraftWriter(input).write(rich);
}

}  // namespace viendan::ingest
