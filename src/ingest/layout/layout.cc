#include "ingest/layout/layout.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "ingest/layout/columns.h"
#include "ingest/layout/furniture.h"
#include "ingest/layout/geometry.h"
#include "ingest/layout/paged_table.h"
#include "ingest/layout/paragraphs.h"
#include "ingest/layout/ruled_grid.h"

namespace viendan::ingest {
namespace {

constexpr double kSameWidth = 20;  // points between texts of one width

double width_of(const Margins& margins) {
  return margins.right - margins.left;
}

struct LaidPage {
  PageLines text;
  std::vector<PagedTable> tables;
};

/// The table of a grid, whose words are taken out of `words`.
PagedTable read_table(const RuledGrid& grid, Words& words, std::uint32_t page) {
  std::vector<Words> cells(grid.cells.size());
  std::erase_if(words, [&](const Word* word) {
    const std::size_t cell = grid.cell_at(middle_x(word->box), middle_y(word->box));
    if (cell == cells.size()) return false;
    cells[cell].push_back(word);
    return true;
  });
  PagedTable table{.box = grid.box, .columns = grid.columns, .page = page};
  table.row_count = static_cast<std::uint32_t>(grid.rows.size() - 1);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const RuledCell& place = grid.cells[i];
    table.cells.push_back({place, cell_paragraphs(std::move(cells[i]), grid.columns[place.left],
                                                  grid.columns[place.right], page)});
  }
  return table;
}

LaidPage lay_page(const Page& page, std::uint32_t number) {
  LaidPage laid{.text = {.width = page.width, .height = page.height}};
  Words words;
  for (const Word& word : page.words) {
    if (is_on_paper(word.box) && !word.text.empty()) words.push_back(&word);
  }
  laid.text.stamps = take_stamps(words);
  const Rulings rulings = rulings_of(page.rules);
  for (const RuledGrid& grid : grids_of(rulings)) {
    PagedTable table = read_table(grid, words, number);
    if (!table.has_text()) continue;
    laid.text.tables = laid.tables.empty() ? table.box : joined(laid.text.tables, table.box);
    laid.tables.push_back(std::move(table));
  }
  laid.text.lines = lines_of(std::move(words));
  take_notes(laid.text, rulings.level);
  return laid;
}

/// Writes lines as paragraphs and tables; both may go on from page to page, and what belongs to
/// the pages waits for their end.
class Flow {
 public:
  void add_lines(const Column& column, std::uint32_t page, bool indented) {
    const Margins margins{column.left, column.right, column.beside,
                          indented,    column.from,  column.to};
    bool first = true;
    for (const TextLine& line : column.lines) {
      const bool column_begins = first && (column.beside || beside_);
      add_line(line, margins, page, column_begins);
      first = false;
    }
    beside_ = column.beside;
  }

  void add_table(PagedTable table) {
    end_paragraph();
    if (tables_.empty() || !tables_.back().goes_on_in(table)) end_table();
    tables_.push_back(std::move(table));
  }

  void set_aside(const std::vector<TextLine>& lines, Layer layer, std::uint32_t page) {
    for (const TextLine& line : lines) {
      RichParagraph paragraph{.layer = layer, .page = page};
      add_runs(line, paragraph.runs);
      aside_.emplace_back(std::move(paragraph));
    }
    if (!paragraph_ && tables_.empty()) flush_aside();
  }

  /// Notes wrap as text does: a line that begins with its mark begins a note.
  void set_notes_aside(const std::vector<TextLine>& lines, std::uint32_t page) {
    for (const TextLine& line : lines) {
      const Word& first = *line.words.front();
      const bool begins = &line == &lines.front() || size_of(first) < 0.85 * size_of(line);
      if (begins) aside_.emplace_back(RichParagraph{.layer = Layer::Footnote, .page = page});
      add_runs(line, std::get<RichParagraph>(aside_.back()).runs);
    }
    if (!paragraph_ && tables_.empty()) flush_aside();
  }

  std::vector<RichPiece> take() {
    end_paragraph();
    end_table();
    flush_aside();
    return std::move(pieces_);
  }

 private:
  void add_line(const TextLine& line, const Margins& margins, std::uint32_t page, bool begins) {
    end_table();
    const bool new_page = paragraph_ && page != last_page_;
    Break found = Break::Paragraph;
    // Lines that end where another page's do not cannot tell whether they are full.
    const bool same = std::abs(width_of(margins) - width_of(last_margins_)) < kSameWidth &&
                      margins.beside == last_margins_.beside;
    if (paragraph_ && !begins && (same || !new_page))
      found = break_between(last_, line, margins, new_page);
    if (found != Break::None) {
      const bool gap =
          !paragraph_ || begins || new_page || line.top - last_.bottom > 0.9 * line.height();
      if (paragraph_) paragraph_->hard_break = found == Break::Line;
      end_paragraph();
      paragraph_ = RichParagraph{.after_gap = gap, .page = page};
    }
    add_runs(line, paragraph_->runs);
    last_ = line;
    last_margins_ = margins;
    last_page_ = page;
  }

  void end_paragraph() {
    if (!paragraph_) return;
    pieces_.emplace_back(std::move(*paragraph_));
    paragraph_.reset();
    flush_aside();
  }

  void end_table() {
    if (tables_.empty()) return;
    pieces_.emplace_back(join_tables(std::move(tables_)));
    tables_.clear();
    flush_aside();
  }

  void flush_aside() {
    std::ranges::move(aside_, std::back_inserter(pieces_));
    aside_.clear();
  }

  std::vector<RichPiece> pieces_;
  std::vector<RichPiece> aside_;
  std::optional<RichParagraph> paragraph_;
  std::vector<PagedTable> tables_;
  TextLine last_;
  Margins last_margins_;
  std::uint32_t last_page_ = 0;
  bool beside_ = false;
};

/// The text of a page around its tables, from top to bottom.
void add_page(LaidPage& page, const Margins& margins, std::uint32_t number, Flow& flow) {
  std::size_t begin = 0;
  const auto add_until = [&](double bottom) {
    std::size_t end = begin;
    while (end < page.text.lines.size() &&
           (page.text.lines[end].top + page.text.lines[end].bottom) / 2 < bottom)
      ++end;
    const auto at = [&](std::size_t i) {
      return page.text.lines.begin() + static_cast<std::ptrdiff_t>(i);
    };
    for (const Column& column : columns_of({at(begin), at(end)}, margins.left, margins.right))
      flow.add_lines(column, number, margins.indented);
    begin = end;
  };
  flow.set_aside(page.text.stamps, Layer::Stamp, number);
  flow.set_aside(page.text.marks, Layer::PageMark, number);
  for (PagedTable& table : page.tables) {
    add_until(table.box.top);
    flow.add_table(std::move(table));
  }
  add_until(page.text.height * 1e6);
  flow.set_notes_aside(page.text.notes, number);
}

}  // namespace

std::vector<RichPiece> compose(const std::vector<Page>& pages) {
  std::vector<LaidPage> laid;
  for (const Page& page : pages)
    laid.push_back(lay_page(page, static_cast<std::uint32_t>(laid.size() + 1)));
  std::vector<PageLines> lines;
  for (LaidPage& page : laid) lines.push_back(std::move(page.text));
  take_running_lines(lines);
  const std::vector<Margins> margins = margins_of(lines);
  Flow flow;
  for (std::size_t i = 0; i < laid.size(); ++i) {
    laid[i].text = std::move(lines[i]);
    add_page(laid[i], margins[i], static_cast<std::uint32_t>(i + 1), flow);
  }
  return flow.take();
}

}  // namespace viendan::ingest
