#include <catch2/catch.hpp>
#include <numeric>

#include "web/pages/document/paper.h"

namespace viendan::web {
namespace {

void add(Document& d, Block block, std::string_view text) {
  if (d.blocks.empty()) d.blocks.push_back({.kind = BlockKind::Document});
  block.own.begin = static_cast<std::uint32_t>(d.text.size());
  d.text.append(text).append("\n");
  block.own.end = static_cast<std::uint32_t>(d.text.size());
  const auto heading = text.find(". ");
  if (heading != std::string_view::npos && !block.label.empty()) {
    block.heading = {block.own.begin + static_cast<std::uint32_t>(heading) + 2, block.own.end - 1};
  }
  d.blocks.push_back(std::move(block));
}

Block article(std::string label, int parent = 0) {
  const std::string anchor = "dieu-" + label;
  return {
      .kind = BlockKind::Article, .parent = parent, .label = std::move(label), .anchor = anchor};
}

/// Chapters of ten articles of a thousand letters each.
Document law(int chapters) {
  Document d;
  for (int chapter = 0; chapter < chapters; ++chapter) {
    const int parent = static_cast<int>(d.blocks.size());
    add(d,
        {.kind = BlockKind::Chapter,
         .parent = 0,
         .label = std::to_string(chapter + 1),
         .anchor = "chuong-" + std::to_string(chapter + 1)},
        "Chương");
    for (int i = 0; i < 10; ++i) {
      add(d, article(std::to_string(chapter * 10 + i + 1), std::max(parent, 1)),
          std::string(1000, 'x'));
    }
  }
  return d;
}

std::string_view heading_of(const Document& d, std::size_t block) {
  const Paper paper = lay_out(d);
  return Span{d.blocks[block].own.begin, paper.looks[block].heading_end}.of(d.text);
}

}  // namespace

TEST_CASE("A pinpoint names the anchor of its provision, and of each where it is a list") {
  struct Case {
    Pinpoint pinpoint;
    std::vector<std::string> anchors;
  };
  const auto test = GENERATE(values<Case>({
      {{}, {}},
      {{.article = "5"}, {"dieu-5"}},
      {{.article = "5", .clause = "2", .point = "đ"}, {"dieu-5.khoan-2.diem-dd"}},
      {{.article = "1.2"}, {"dieu-1-2"}},
      {{.article = "12", .clause = "3, 4"}, {"dieu-12.khoan-3", "dieu-12.khoan-4"}},
      {{.article = "12", .clause = "3, 4", .point = "a"}, {"dieu-12.khoan-3", "dieu-12.khoan-4"}},
      {{.annex = "II"}, {"pl-ii"}},
      {{.annex = "Phụ lục"}, {"pl"}},
  }));
  CHECK(anchors_of(test.pinpoint) == test.anchors);
  CHECK(anchor_of(test.pinpoint) == (test.anchors.empty() ? "" : test.anchors.front()));
}

TEST_CASE("What a document lacks leads to the nearest provision around it") {
  Document d;
  add(d, article("5"), "Điều 5. Hiệu lực");
  add(d, {.kind = BlockKind::Clause, .parent = 1, .label = "2", .anchor = "dieu-5.khoan-2"},
      "2. Nội dung");
  add(d, {.kind = BlockKind::Plan, .parent = 0, .anchor = "kt"}, "QUY CHẾ");
  add(d, {.kind = BlockKind::Article, .parent = 3, .label = "9", .anchor = "kt.dieu-9"},
      "Điều 9. Khác");
  const Paper paper = lay_out(d);
  CHECK(nearest_anchor(paper, "dieu-5.khoan-2") == "dieu-5.khoan-2");
  CHECK(nearest_anchor(paper, "dieu-5.khoan-2.diem-a") == "dieu-5.khoan-2");
  CHECK(nearest_anchor(paper, "dieu-5.khoan-7") == "dieu-5");
  CHECK(nearest_anchor(paper, "dieu-9.khoan-1") == "kt.dieu-9");
  CHECK(nearest_anchor(paper, "dieu-6") == "");
  CHECK(nearest_anchor(paper, "") == "");
}

TEST_CASE("The heading of an article is its name; one that is a sentence has its number alone") {
  Document d;
  add(d, article("1"), "Điều 1. Phạm vi điều chỉnh");
  add(d, article("2"), "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký.");
  CHECK(heading_of(d, 1) == "Điều 1. Phạm vi điều chỉnh");
  CHECK(heading_of(d, 2) == "Điều 2. ");
}

TEST_CASE("Headings go down by one level, whatever units are left out") {
  Document d;
  add(d, {.kind = BlockKind::Chapter, .parent = 0, .label = "I", .anchor = "chuong-i"}, "Chương I");
  add(d, article("1", 1), "Điều 1. Một");
  add(d, {.kind = BlockKind::Clause, .parent = 2, .label = "1"}, "1. Khoản");
  add(d, {.kind = BlockKind::Point, .parent = 3, .label = "a"}, "a) Điểm");
  add(d, {.kind = BlockKind::Dash, .parent = 4}, "- Gạch");
  add(d, {.kind = BlockKind::Paragraph, .parent = 4}, "Đoạn của điểm a");
  add(d, article("2", 0), "Điều 2. Hai");
  const Paper paper = lay_out(d);
  std::vector<int> headings, indents;
  for (const Look& look : paper.looks) {
    headings.push_back(look.heading);
    indents.push_back(look.indent);
  }
  CHECK(headings == std::vector<int>{0, 2, 3, 0, 0, 0, 0, 2});
  CHECK(indents == std::vector<int>{0, 0, 0, 0, 1, 2, 1, 0});
}

TEST_CASE("A document that fits one page is not cut") {
  const Document d = law(3);
  CHECK(lay_out(d).whole());
}

TEST_CASE("A long document is cut before chapters, each block once, each anchor found") {
  const Document d = law(60);
  const Paper paper = lay_out(d, 200'000);
  REQUIRE(paper.parts.size() > 3);
  std::size_t next = 0;
  for (const Part& part : paper.parts) {
    CHECK(part.begin == next);
    next = part.end;
    std::size_t weight = 0;
    for (std::size_t i = part.begin; i < part.end; ++i) weight += paper.items[i].weight;
    CHECK(weight <= 200'000);
    const auto first = static_cast<std::size_t>(paper.items[part.begin].block);
    CHECK(d.blocks[first].kind == BlockKind::Chapter);
  }
  CHECK(next == paper.items.size());
  for (const Block& block : d.blocks) {
    if (!block.anchor.empty()) CHECK(paper.spots.contains(block.anchor));
  }
}

TEST_CASE("A table longer than a page is cut between rows") {
  Document d;
  add(d, {.kind = BlockKind::Table, .parent = 0}, "bảng");
  Table table{.kind = TableKind::Data, .blocks = {1}, .columns = {{.heading = "TT"}}};
  for (int i = 0; i < 2000; ++i) table.rows.push_back({.cells = {{.text = std::string(500, 'y')}}});
  d.tables.push_back(std::move(table));
  const Paper paper = lay_out(d);
  REQUIRE(paper.parts.size() > 2);
  std::size_t rows = 0;
  for (const Item& item : paper.items) {
    CHECK(item.first_row == rows);
    rows = item.last_row;
  }
  CHECK(rows == 2000);
}

TEST_CASE("Pages of a joined table are shown where it begins, layout tables as text") {
  Document d;
  for (int i = 0; i < 3; ++i) add(d, {.kind = BlockKind::Table, .parent = 0}, "bảng");
  d.tables.push_back({.kind = TableKind::Activities, .blocks = {1, 2}});
  d.tables.push_back({.kind = TableKind::Layout, .blocks = {3}});
  const Paper paper = lay_out(d);
  CHECK(paper.looks[1].table == 0);
  CHECK(paper.looks[2].joined);
  CHECK(paper.looks[3].table == -1);
  CHECK(paper.items.size() == 2);
}

TEST_CASE("An activity's anchor is that of its row; one of the text has its block") {
  Document d;
  add(d, {.kind = BlockKind::Paragraph, .parent = 0}, "Vụ A chủ trì việc này.");
  add(d, {.kind = BlockKind::Table, .parent = 0}, "1\tviệc\n2\tviệc");
  const auto begin = d.blocks[2].own.begin;
  Table table{.kind = TableKind::Activities, .blocks = {2}, .columns = {{.heading = "TT"}}};
  table.rows.push_back({.cells = {{.text = "1", .spans = {{begin, begin + 1}}}}});
  table.rows.push_back({.cells = {{.text = "2", .spans = {{begin + 8, begin + 9}}}}});
  d.tables.push_back(std::move(table));
  d.activities.push_back({.origin = Origin::Text, .anchor = "hd-t", .span = {3, 8}});
  d.activities.push_back({.anchor = "hd-1", .span = {begin, begin + 7}});
  d.activities.push_back({.anchor = "hd-2", .span = {begin + 8, begin + 15}});
  const Paper paper = lay_out(d);
  CHECK(paper.row_anchors[0] == std::vector<std::string_view>{"hd-1", "hd-2"});
  REQUIRE(paper.also.contains(1));
  CHECK(paper.also.at(1) == std::vector<std::string_view>{"hd-t"});
  for (const std::string_view anchor : {"hd-t", "hd-1", "hd-2"}) {
    CHECK(paper.spots.contains(anchor));
  }
}

}  // namespace viendan::web
