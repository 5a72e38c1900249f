#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "ingest/office/number_format.h"
#include "ingest/office/office.h"
#include "office_files.h"

namespace viendan::ingest {
namespace {

using test::link;
using test::links;
using test::make_zip;
using test::sketch;
using test::ZipEntry;

constexpr std::string_view kStyles =
    R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>
<fonts><font><name val="Arial"/></font><font><name val=".VnTime"/><b/></font></fonts>
<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="3" fontId="1"/></cellXfs></styleSheet>)";
constexpr std::string_view kStrings =
    "<sst><si><t>Tên</t></si><si><r><t>Cơ </t></r><r><rPr><rFont val=\"VNI-Times\"/></rPr>"
    "<t>quan</t></r><rPh><t>bỏ</t></rPh></si></sst>";

std::string worksheet(std::string_view rows, std::string_view merged = "",
                      std::string_view columns = "") {
  return fmt::format(
      "<worksheet><cols>{}</cols><sheetData>{}</sheetData><mergeCells>{}</mergeCells></worksheet>",
      columns, rows, merged);
}

/// A row of texts, one a letter of the alphabet; "" is no cell.
std::string row(int number, const std::vector<std::string>& cells,
                std::string_view attributes = "") {
  std::string inner;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    inner += fmt::format(R"(<c r="{}{}" t="inlineStr"><is><t>{}</t></is></c>)",
                         static_cast<char>('A' + i), number, cells[i]);
  }
  return fmt::format(R"(<row r="{}" {}>{}</row>)", number, attributes, inner);
}

std::string merged(std::string_view area) {
  return fmt::format(R"(<mergeCell ref="{}"/>)", area);
}

std::vector<ZipEntry> entries_of(const std::vector<std::string>& sheets,
                                 std::string_view hidden = "") {
  std::string names;
  std::string inner = link("s", "styles", "styles.xml") + link("t", "sharedStrings", "strings.xml");
  std::vector<ZipEntry> entries = {
      {"_rels/.rels", links(link("a", "officeDocument", "xl/workbook.xml"))},
      {"xl/styles.xml", std::string(kStyles)},
      {"xl/strings.xml", std::string(kStrings)}};
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const auto id = fmt::format("r{}", i);
    names += fmt::format(R"(<sheet name="S" sheetId="{}" r:id="{}" state="{}"/>)", i, id,
                         hidden == id ? "hidden" : "visible");
    inner += link(id, "worksheet", "/xl/" + id + ".xml");
    entries.push_back({"xl/" + id + ".xml", sheets[i]});
  }
  entries.push_back({"xl/workbook.xml", "<workbook><sheets>" + names + "</sheets></workbook>"});
  entries.push_back({"xl/_rels/workbook.xml.rels", links(inner)});
  return entries;
}

Result<RichText> read_entries(const std::vector<ZipEntry>& entries, const Limits& limits = {}) {
  const std::string bytes = make_zip(entries);
  return read_ooxml({"a.xlsx", bytes, limits});
}

RichText read_sheets(const std::vector<std::string>& sheets, std::string_view hidden = "") {
  auto rich = read_entries(entries_of(sheets, hidden));
  INFO((rich ? "" : rich.error().message));
  REQUIRE(rich);
  return *std::move(rich);
}

struct Example {
  std::string rule;
  std::string sheet;
  std::string expected;
};

}  // namespace

TEST_CASE("A sheet is the blocks between its blank rows") {
  const auto example = GENERATE(values<Example>({
      {"rows and cells", worksheet(row(1, {"a", "b"}) + row(2, {"c", "d"})), "[a][b];[c][d]"},
      {"what is empty all around is left out",
       worksheet(row(7, {"", "", "a", "", "b"}) + row(8, {"", "", "c"})), "[a][b];[c][]"},
      {"a blank row parts two tables",
       worksheet(row(1, {"a", "b"}) + row(2, {"c", "d"}) + row(4, {"e", "f"})),
       "[a][b];[c][d] | [e][f]"},
      {"what stands alone above a table is its title",
       worksheet(row(1, {"Danh mục"}) + row(2, {"", "Năm 2003"}) + row(3, {"a", "b"}) +
                 row(4, {"Nhóm 1"}) + row(5, {"c", "d"})),
       "^Danh mục | Năm 2003 | [a][b];[Nhóm 1][];[c][d]"},
      {"also where it is merged across",
       worksheet(row(1, {"Danh mục"}) + row(2, {"a", "b"}), merged("A1:B1")), "^Danh mục | [a][b]"},
      {"merged cells stand once",
       worksheet(row(1, {"a", "b", "c"}) + row(2, {"", "d", ""}) + row(3, {"", "e", "f"}),
                 merged("A1:A3") + merged("C1:C2")),
       "[ay3][b][cy2];[d];[e][f]"},
      {"what a merged cell covers is not shown",
       worksheet(row(1, {"a", "b", "c"}) + row(2, {"d", "e", "f"}), merged("A1:B1")),
       "[ax2][c];[d][e][f]"},
      {"a row that only a merged cell reaches over is not blank",
       worksheet(row(1, {"a", "b"}) + row(3, {"", "c"}), merged("A1:A3")), "[ay2][b];[c]"},
      {"hidden rows and columns are left out",
       worksheet(row(1, {"a", "b", "c"}) + row(2, {"d", "e", "f"}, R"(hidden="1")") +
                     row(3, {"g", "h", "i"}),
                 "", R"(<col min="2" max="2" hidden="1"/>)"),
       "[a][c] | [g][i]"},
      {"lines of a cell", worksheet(row(1, {"a&#10;b", "c"})), "[a/b][c]"},
      {"cells without places follow each other",
       worksheet("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"),
       "[1][2];[3][]"},
      {"areas that make no sense are none",
       worksheet(row(1, {"a", "b"}), merged("B2:A1") + merged("A1") + merged("ZZZZ1:A1")),
       "[a][b]"},
  }));
  INFO(example.rule);
  CHECK(sketch(read_sheets({example.sheet})) == example.expected);
}

TEST_CASE("Hidden sheets are left out, the others stand in the order of the book") {
  const auto sheet = [](std::string_view text) { return worksheet(row(1, {std::string(text)})); };
  CHECK(sketch(read_sheets({sheet("a"), sheet("b"), sheet("c")}, "r1")) == "^a | ^c");
}

TEST_CASE("Values of every kind are shown as the sheet shows them") {
  const std::string cells =
      R"(<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>77</v></c><c t="b"><v>1</v></c>)"
      R"(<c t="e"><v>#REF!</v></c><c t="str"><v>Tổng</v></c><c s="1"><v>37622</v></c>)"
      R"(<c s="2"><v>1234567.4</v></c><c><v>0.1</v></c><c><v>abc</v></c><c s="99"><v>5</v></c>)";
  const auto rich = read_sheets({worksheet("<row>" + cells + "</row>")});
  CHECK(sketch(rich) == "[Tên][Cơ quan][TRUE][#REF!][Tổng][01/01/2003][1.234.567][0,1][abc][5]");
  const auto& row = std::get<RichTable>(rich.pieces.front()).rows.front();
  const auto look = [&](std::size_t cell) { return sketch(row.cells[cell].paragraphs[0], true); };
  CHECK(look(1) == "{Arial}Cơ {VNI-Times}quan");
  CHECK(look(6) == "{.VnTime}*1.234.567*");
}

TEST_CASE("Numbers are written in the manner of Vietnamese documents") {
  struct Row {
    double number;
    std::string code;
    std::string expected;
  };
  const auto row = GENERATE(values<Row>({
      {1, "General", "1"},
      {12.5, "", "12,5"},
      {0.1 + 0.2, "", "0,3"},
      {1e20, "", "1e+20"},
      {3, "00", "03"},
      {1234.5, "0.00", "1234,50"},
      {1234.5, "#,##0.##", "1.234,5"},
      {1234567, "#,##0,", "1.235"},
      {0.256, "0.0%", "25,6%"},
      {-5, "0;(0)", "(5)"},
      {-5, "0", "-5"},
      {0, "0;-0;\"-\"", "-"},
      {0.5, "#.0", ",5"},
      {250, "0 \"triệu đồng\"", "250 triệu đồng"},
      {250, "#,##0 [$₫-42A]", "250 ₫"},
      {250, "[Red]0_)", "250"},
      {37622, "dd/mm/yyyy", "01/01/2003"},
      {37622, "d-m-yy", "1-1-03"},
      {37622, "[$-42A]dd/mm/yyyy;@", "01/01/2003"},
      {59, "d/m/yyyy", "28/2/1900"},
      {61, "d/m/yyyy", "1/3/1900"},
      {37622.75, "hh:mm dd/mm", "18:00 01/01"},
      {37622.75, "h:mm AM/PM", "6:00 PM"},
      {37622.755, "mm:ss", "07:12"},
      {37622, "mm/yyyy", "01/2003"},
      {37622, "\"Tháng\" m \"năm\" yyyy", "Tháng 1 năm 2003"},
      {1e9, "dd/mm/yyyy", "1000000000"},
      {-1, "dd/mm/yyyy", "-1"},
      {0.5, "# ?/?", "0,5"},
      {5, ";;;", ""},
      {5, "\"", ""},
      {5, "\\", ""},
      {5, "[", ""},
      {5, "[$", ""},
  }));
  INFO(row.code);
  CHECK(show_number(row.number, row.code, false) == row.expected);
}

TEST_CASE("Dates of a book that counts from 1904") {
  CHECK(show_number(36160, "dd/mm/yyyy", true) == "01/01/2003");
}

TEST_CASE("Sheets of great size cost little or are refused") {
  const Limits limits{.cells = 1000};
  SECTION("two cells at the ends of the sheet are near each other") {
    CHECK(sketch(read_sheets({worksheet(
              R"(<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>)"
              R"(<row r="1048576"><c r="A1048576"><v>3</v></c></row>)")})) == "[1][2] | ^3");
  }
  SECTION("more cells than the limit") {
    std::string rows;
    for (int i = 1; i <= 600; ++i) rows += row(i, {"a", "b"});
    const auto rich = read_entries(entries_of({worksheet(rows)}), limits);
    REQUIRE_FALSE(rich);
    CHECK_THAT(rich.error().message, Catch::Contains("more than 1000 cells"));
  }
  SECTION("few cells far apart, which make many places") {
    std::string rows;
    for (int i = 1; i <= 40; ++i)
      rows +=
          fmt::format(R"(<row r="{0}"><c r="A{0}"><v>1</v></c><c r="{1}{0}"><v>1</v></c></row>)", i,
                      std::string(1, 'B') + static_cast<char>('A' + i % 26) +
                          std::string(i / 26 > 0 ? "A" : ""));
    CHECK_FALSE(read_entries(entries_of({worksheet(rows)}), limits));
  }
  SECTION("areas over each other") {
    std::string areas;
    for (int i = 0; i < 20'000; ++i) areas += merged("A1:XFD1048576");
    CHECK(sketch(read_sheets({worksheet(row(1, {"a", "b"}) + row(2, {"c", "d"}), areas)})) == "^a");
    std::string rows;
    for (int i = 1; i <= 20'000; ++i) rows += row(i, {"a", "b"});
    const auto rich = read_entries(entries_of({worksheet(rows, areas)}));
    REQUIRE_FALSE(rich);
    CHECK_THAT(rich.error().message, Catch::Contains("merged areas"));
  }
}

}  // namespace viendan::ingest
