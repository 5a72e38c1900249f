#include <catch2/catch.hpp>

#include "ingest/rich.h"
#include "ingest/tab_columns.h"

namespace viendan::ingest {
namespace {

RichParagraph paragraph(std::string text, std::uint32_t page = 0) {
  RichParagraph made;
  made.runs.push_back({std::move(text), "", false});
  made.page = page;
  return made;
}

RichCell cell(std::string text, std::uint32_t columns = 1, std::uint32_t rows = 1) {
  return {{paragraph(std::move(text))}, columns, rows};
}

Result<Draft> draft_of(std::vector<RichPiece> pieces, Limits limits = {}) {
  return to_draft(Input{"a.html", "", limits}, RichText{.format = "html", .pieces = pieces});
}

/// The places of a grid, a row a line: the text, "<" or "^" where a merged cell covers.
std::string places(const Draft& draft, std::size_t piece) {
  std::string out;
  for (const auto& row : std::get<Grid>(draft.pieces[piece]).rows) {
    for (const auto& place : row) {
      out += place.merge == Merge::Left    ? "<"
             : place.merge == Merge::Above ? "^"
                                           : std::string(place.span.of(draft.text));
      out += '|';
    }
    out += '\n';
  }
  return out;
}

std::vector<std::string> lines_of(const RichText& rich) {
  std::vector<std::string> lines;
  for (const auto& piece : rich.pieces) lines.push_back(text_of(std::get<RichParagraph>(piece)));
  return lines;
}

RichText rich_of(std::vector<std::string> lines) {
  RichText rich;
  for (auto& line : lines) rich.pieces.emplace_back(paragraph(std::move(line)));
  return rich;
}

}  // namespace

TEST_CASE("A merged cell stands in its first place, and the others say so") {
  RichTable table;
  table.rows = {{{cell("a", 2), cell("b", 1, 2)}}, {{cell("c"), cell("d")}}, {{cell("e", 3, 5)}}};
  const auto draft = draft_of({table});
  REQUIRE(draft);
  CHECK(places(*draft, 0) == "a|<|b|\nc|d|^|\ne|<|<|\n");
}

TEST_CASE("Cells that overlap leave the first one where it is") {
  RichTable table;
  table.rows = {{{cell("a", 1, 2), cell("b", 1, 2)}}, {{cell("c", 2)}}};
  CHECK(places(*draft_of({table}), 0) == "a|b|||\n^|^|c|<|\n");
}

TEST_CASE("Spans that a hostile file claims cost nothing") {
  RichTable table;
  table.rows = {{{cell("a", 4'000'000'000, 4'000'000'000)}}, {{cell("b")}}};
  const auto draft = draft_of({table}, {.cells = 1000});
  REQUIRE_FALSE(draft);
  CHECK(draft.error().message == "a.html: a table of more than 1000 cells");
}

TEST_CASE("Cells of all tables together are bounded") {
  RichTable table;
  table.rows = {{{cell("a"), cell("b")}}};
  CHECK(draft_of({table, table}, {.cells = 4}));
  CHECK_FALSE(draft_of({table, table}, {.cells = 3}));
}

TEST_CASE("Lines are counted as they are read, and pages begin on them") {
  RichTable table;
  table.rows = {{{cell("x\ny")}, 2}, {{cell("z")}, 3}};
  const auto draft =
      draft_of({paragraph("một\nhai", 1), paragraph("  ", 1), paragraph("ba", 2), table});
  REQUIRE(draft);
  CHECK(draft->text == "một\nhai\nba\nx\ny\nz");
  CHECK(draft->pages == std::vector<int>{1, 3, 6});
  CHECK(std::get<Grid>(draft->pieces.back()).page_rows == std::vector<std::uint32_t>{1});
  const auto at = static_cast<std::uint32_t>(draft->text.find('z'));
  CHECK(draft->map.locate(draft->text, at) == Position{6, 0});
}

TEST_CASE("A TAB in a line is a space: TABs part the cells of a row") {
  const auto draft = draft_of({paragraph("Số:\t12")});
  CHECK(draft->text == "Số: 12");
}

TEST_CASE("A letterhead set with tabs is read side after side") {
  RichText rich = rich_of({"ỦY BAN NHÂN DÂN\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                           "TỈNH A\t\t\tĐộc lập - Tự do - Hạnh phúc",
                           "Số: 12/QĐ-UBND\t\tA, ngày 02 tháng 3 năm 2004", "QUYẾT ĐỊNH"});
  unfold_tab_columns(rich);
  CHECK(lines_of(rich) == std::vector<std::string>{"ỦY BAN NHÂN DÂN", "TỈNH A", "Số: 12/QĐ-UBND",
                                                   "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                                   "Độc lập - Tự do - Hạnh phúc",
                                                   "A, ngày 02 tháng 3 năm 2004", "QUYẾT ĐỊNH"});
}

TEST_CASE("Recipients stand before the signature beside them") {
  RichText rich = rich_of({"Nơi nhận:                        CHỦ TỊCH", "- Như Điều 3;",
                           "- Lưu: VT.\t\t\t\tTrần Văn Bình"});
  unfold_tab_columns(rich);
  CHECK(lines_of(rich) == std::vector<std::string>{"Nơi nhận:", "- Như Điều 3;", "- Lưu: VT.",
                                                   "CHỦ TỊCH", "Trần Văn Bình"});
}

TEST_CASE("A long list set with tabs is no letterhead, whatever stands at its end") {
  std::vector<std::string> lines(500, "Mã 1\tTên hàng");
  lines.emplace_back("Nơi nhận:\tCHỦ TỊCH");
  RichText rich = rich_of(lines);
  unfold_tab_columns(rich);
  CHECK(lines_of(rich).front() == lines.front());
}

TEST_CASE("Text with a tab in it, and lines that are only indented, stay as they are") {
  const std::vector<std::string> lines{"1.\tPhạm vi điều chỉnh", "\tCăn cứ Luật Tổ chức Chính phủ;",
                                       "2.\tĐối tượng áp dụng"};
  RichText rich = rich_of(lines);
  unfold_tab_columns(rich);
  CHECK(lines_of(rich) == lines);
}

}  // namespace viendan::ingest
