#include "web/pages/document/printed.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "base/text.h"
#include "web/page/names.h"
#include "web/pages/document/corrected.h"
#include "web/pages/document/facts.h"
#include "web/pages/document/reader.h"
#include "web/pages/document/tables.h"
#include "web/pages/document/words.h"

namespace viendan::web {
namespace {

constexpr Phrase kHeading{"Bản in và bản đọc", "What is printed, and how it is read"};
constexpr Phrase kPrinted{"Bản in", "As printed"};
constexpr Phrase kRead{"Bản đọc", "As read"};
constexpr Phrase kLimits{
    "Bản in ở đây là chữ lấy được từ tệp, giữ nguyên lỗi. Hình ảnh trang giấy, con dấu, chữ ký và "
    "cách trình bày không có trong chỉ mục; khi cần hãy mở tệp gốc: ",
    "What is shown as printed are the letters that the file gives, faults included. Pictures of "
    "pages, seals, signatures and the layout are not in the index; for these open the original "
    "file: "};
constexpr Phrase kRepairs{"Các chỗ đã sửa", "Repairs"};
constexpr Phrase kNoRepairs{"Không sửa chỗ nào.", "Nothing was repaired."};
constexpr Phrase kIssues{"Lưu ý khi đọc", "Remarks on the reading"};
constexpr Phrase kNoIssues{"Không có lưu ý nào.", "No remarks."};
constexpr Phrase kMore{"Còn {} chỗ khác, xem trong tệp XML ở mục Tải về.",
                       "{} more are in the XML record, see Downloads."};
constexpr Phrase kRow{"Bảng {}, dòng {}", "Table {}, row {}"};
constexpr Phrase kEmptyCell{"(trống)", "(empty)"};
constexpr Phrase kMarkTitle{"{}, độ tin cậy {} %", "{}, confidence {}%"};
constexpr std::size_t kMostListed = 1000;

/// A repair and where it is shown.
struct Mark {
  const Repair* repair;
  int block = 0;
  int table = -1;  // of a row; else -1
  std::size_t row = 0;
};

struct Comparison {
  const Reading& reading;
  std::vector<Mark> marks;           // all that are listed
  std::vector<std::size_t> of_text;  // indexes of those of the text, by where they begin
};

std::string mark_id(std::size_t mark) {
  return fmt::format("sua-{}", mark + 1);
}

std::string pair_id(int block) {
  return fmt::format("k{}", block);
}

std::string row_id(int table, std::size_t row) {
  return fmt::format("b{}-{}", table + 1, row + 1);
}

std::string mark_title(const Reading& reading, const Repair& repair) {
  return fmt::format(fmt::runtime(reading.say(kMarkTitle)),
                     shown_name(repair_names(), repair.rule, reading.language()),
                     std::lround(repair.confidence * 100));
}

auto identity_of(const Repair& repair) {
  return std::tuple(repair.span, std::string_view(repair.rule), std::string_view(repair.field),
                    std::string_view(repair.before));
}

void add_rows(const Document& document, std::vector<Mark>& marks) {
  for (std::size_t t = 0; t < document.tables.size(); ++t) {
    const Table& table = document.tables[t];
    const int block = table.blocks.empty() ? 0 : table.blocks.front();
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      for (const Repair& repair : table.rows[r].repairs) {
        marks.push_back({&repair, block, static_cast<int>(t), r});
      }
    }
    for (const Repair& repair : table.repairs) marks.push_back({&repair, block});
  }
}

/// Those of the text, of tables, and of activities where no row has the same.
std::vector<Mark> marks_of(const Document& document) {
  std::vector<Mark> marks;
  for (const Repair& repair : document.repairs) {
    marks.push_back({&repair, block_at(document, repair.span.begin)});
  }
  add_rows(document, marks);
  std::set<decltype(identity_of(Repair{}))> known;
  for (const Mark& mark : marks) known.insert(identity_of(*mark.repair));
  for (const Activity& activity : document.activities) {
    for (const Repair& repair : activity.repairs) {
      if (!known.insert(identity_of(repair)).second) continue;
      marks.push_back({&repair, block_at(document, repair.span.begin)});
    }
  }
  return marks;
}

Comparison comparison_of(const Reading& reading) {
  Comparison comparison{.reading = reading, .marks = marks_of(reading.document)};
  // What a person set right is a value, and not how the words around it are spelled.
  for (std::size_t i = 0; i < reading.document.repairs.size(); ++i) {
    if (reading.document.repairs[i].rule != "corrected-by-person") comparison.of_text.push_back(i);
  }
  std::ranges::stable_sort(comparison.of_text, {},
                           [&](std::size_t i) { return comparison.marks[i].repair->span.begin; });
  return comparison;
}

/// A repaired stretch on one side. It leads to its entry in the list, which names the rule.
void write_mark(Html& html, const Comparison& c, std::size_t mark, bool as_read) {
  const Repair& repair = *c.marks[mark].repair;
  html.element(as_read ? "ins" : "del",
               {{"class", "repair"}, {"title", mark_title(c.reading, repair)}}, [&] {
                 html.element("a", {{"href", "#" + mark_id(mark)}},
                              [&] { write_lines(html, as_read ? repair.after : repair.before); });
               });
}

void write_side(Html& html, const Comparison& c, Span span, bool as_read) {
  const std::string_view text = c.reading.document.text;
  const auto words = trim(span.of(text));
  if (words.empty()) return;
  span = span_in(text, words);
  const auto begin_of = [&](std::size_t i) { return c.marks[i].repair->span.begin; };
  for (auto next = std::ranges::lower_bound(c.of_text, span.begin, {}, begin_of);
       next != c.of_text.end() && begin_of(*next) < span.end; ++next) {
    const Span place = c.marks[*next].repair->span;
    if (place.begin < span.begin || place.end > span.end) continue;  // inside another one
    write_lines(html, Span{span.begin, place.begin}.of(text));
    write_mark(html, c, *next, as_read);
    span.begin = place.end;
  }
  write_lines(html, span.of(text));
}

void write_pair(Html& html, const Comparison& c, const Item& item) {
  const Block& block = c.reading.document.blocks[static_cast<std::size_t>(item.block)];
  if (trim(block.own.of(c.reading.document.text)).empty()) return;
  further_anchors(html, c.reading, item.block);
  html.element("div", {{"class", "split"}, {"id", pair_id(item.block)}}, [&] {
    html.element("p", {{"class", "printed"}}, [&] { write_side(html, c, block.own, false); });
    html.element("p", {{"class", "reading"}, {"id", block.anchor, !block.anchor.empty()}},
                 [&] { write_side(html, c, block.own, true); });
  });
}

void write_cell_side(Html& html, const Reading& reading, const Row& row, const Column& column,
                     const Cell& cell, bool as_read) {
  const std::string& words = as_read ? cell.text : cell.printed;
  const auto repairs = repairs_of(row, column);
  const auto write = [&] {
    if (words.empty()) return html.text(reading.say(kEmptyCell));
    write_lines(html, words);
  };
  if (repairs.empty()) return write();
  html.element(as_read ? "ins" : "del",
               {{"class", "repair"}, {"title", mark_title(reading, *repairs.front())}}, write);
}

void write_row_side(Html& html, const Reading& reading, const Table& table, const Row& row,
                    bool as_read) {
  html.element("dl", {{"class", as_read ? "facts reading" : "facts printed"}}, [&] {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Cell& cell = row.cells[i];
      const bool alone = row.cells.size() != table.columns.size();
      const Column column = alone ? Column{} : table.columns[i];
      if (cell.text.empty() && cell.printed.empty()) continue;
      const std::string name = column_name(reading, column);
      html.element("dt", name.empty() ? fmt::format("{}", i + 1) : name);
      html.element("dd", [&] { write_cell_side(html, reading, row, column, cell, as_read); });
    }
  });
}

std::string row_name(const Reading& reading, int table, std::size_t row) {
  return fmt::format(fmt::runtime(reading.say(kRow)), table + 1, row + 1);
}

void write_table_pairs(Html& html, const Comparison& c, const Item& item) {
  const int index = c.reading.paper.looks[static_cast<std::size_t>(item.block)].table;
  const Table& table = c.reading.document.tables[static_cast<std::size_t>(index)];
  const auto& anchors = c.reading.paper.row_anchors[static_cast<std::size_t>(index)];
  if (item.first_row == 0) {
    html.element("div", {{"id", pair_id(item.block)}}, "");
    further_anchors(html, c.reading, item.block);
  }
  for (std::size_t r = item.first_row; r < item.last_row; ++r) {
    html.element("section", {{"class", "row"}, {"id", row_id(index, r)}}, [&] {
      html.element("h3", {{"id", anchors[r], !anchors[r].empty()}}, row_name(c.reading, index, r));
      html.element("div", {{"class", "split"}}, [&] {
        write_row_side(html, c.reading, table, table.rows[r], false);
        write_row_side(html, c.reading, table, table.rows[r], true);
      });
    });
  }
}

/// The part of the document where a block is shown.
std::size_t part_of(const Reading& reading, int block) {
  const auto& items = reading.paper.items;
  auto item = std::ranges::upper_bound(items, block, {}, &Item::block);
  if (item != items.begin()) --item;
  const auto index = static_cast<std::size_t>(item - items.begin());
  std::size_t part = 0;
  while (part + 1 < reading.paper.parts.size() && reading.paper.parts[part].end <= index) ++part;
  return part;
}

void place_link(Html& html, const Reading& reading, const Mark& mark) {
  const std::string id = mark.table < 0 ? pair_id(mark.block) : row_id(mark.table, mark.row);
  const std::size_t part = part_of(reading, mark.block);
  const std::string page = part == reading.part ? "" : part_address(reading, part);
  html.element(
      "a", {{"href", page + "#" + id}},
      mark.table < 0 ? place_name(reading, mark.block) : row_name(reading, mark.table, mark.row));
}

void repair_list(Html& html, const Comparison& c) {
  html.element("h2", {{"id", "sua"}}, c.reading.say(kRepairs));
  if (c.marks.empty()) return html.element("p", c.reading.say(kNoRepairs));
  html.element("ol", {{"class", "repairs"}}, [&] {
    for (std::size_t i = 0; i < std::min(c.marks.size(), kMostListed); ++i) {
      html.element("li", {{"id", mark_id(i)}}, [&] {
        place_link(html, c.reading, c.marks[i]);
        html.text(" · ");
        write_repair(html, c.reading, *c.marks[i].repair);
      });
    }
  });
  if (c.marks.size() <= kMostListed) return;
  html.element("p", {{"class", "note"}}, counted(c.reading, kMore, c.marks.size() - kMostListed));
}

void issue_list(Html& html, const Reading& reading) {
  html.element("h2", {{"id", "luu-y"}}, reading.say(kIssues));
  const auto& issues = reading.document.issues;
  if (issues.empty()) return html.element("p", reading.say(kNoIssues));
  html.element("ul", {{"class", "issues"}}, [&] {
    for (std::size_t i = 0; i < std::min(issues.size(), kMostListed); ++i) {
      html.element("li", [&] {
        if (!issues[i].span.empty()) {
          place_link(html, reading, {nullptr, block_at(reading.document, issues[i].span.begin)});
          html.text(" · ");
        }
        html.element("strong", shown_name(issue_names(), issues[i].code, reading.language()));
        html.text(": ");
        html.element("span", {{"lang", "en"}}, issues[i].message);
      });
    }
  });
  if (issues.size() <= kMostListed) return;
  html.element("p", {{"class", "note"}}, counted(reading, kMore, issues.size() - kMostListed));
}

void sides(Html& html, const Comparison& c) {
  html.element("div", {{"class", "split heads"}}, [&] {
    html.element("p", [&] { html.element("strong", c.reading.say(kPrinted)); });
    html.element("p", [&] { html.element("strong", c.reading.say(kRead)); });
  });
  html.element("div", {{"lang", c.reading.document.metadata.language}}, [&] {
    const Part& part = c.reading.paper.parts.at(c.reading.part);
    for (std::size_t i = part.begin; i < part.end; ++i) {
      const Item& item = c.reading.paper.items[i];
      if (c.reading.paper.looks[static_cast<std::size_t>(item.block)].table >= 0) {
        write_table_pairs(html, c, item);
      } else {
        write_pair(html, c, item);
      }
    }
  });
}

}  // namespace

void printed(Html& html, const Reading& reading) {
  const Comparison comparison = comparison_of(reading);
  document_head(html, reading);
  html.element("p", {{"class", "note"}}, [&] {
    html.text(reading.say(kLimits));
    html.element("code", reading.document.source);
  });
  html.element("h2", reading.say(kHeading));
  part_links(html, reading, false);
  sides(html, comparison);
  part_links(html, reading, true);
  repair_list(html, comparison);
  issue_list(html, reading);
}

}  // namespace viendan::web
