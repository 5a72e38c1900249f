#include "render/xlsx.h"

#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include "base/child.h"
#include "base/file.h"
#include "base/text.h"
#include "base/unicode.h"

namespace viendan::render {
namespace {

Sheet sheet_of(std::vector<Sheet::Column> columns, std::vector<std::vector<Value>> rows) {
  return {.name = "activities", .columns = std::move(columns), .rows = std::move(rows)};
}

std::string bytes_of(const Sheet& sheet) {
  const auto bytes = to_xlsx(std::span(&sheet, 1));
  REQUIRE(bytes);
  return *bytes;
}

/// A file inside the workbook, which is a zip archive.
pugi::xml_document part(const std::string& bytes, const std::string& name) {
  const auto python = find_program("python3");
  auto folder = PrivateFolder::make();
  REQUIRE(python);
  REQUIRE(folder);
  REQUIRE(write_file_atomically(folder->path() / "book.xlsx", bytes));
  const auto end = run_child(
      {.program = *python,
       .arguments = {"-c",
                     "import sys, zipfile; "
                     "sys.stdout.buffer.write(zipfile.ZipFile('book.xlsx').read(sys.argv[1]))",
                     name},
       .folder = folder->path()});
  REQUIRE(end);
  REQUIRE(end->status == 0);
  pugi::xml_document xml;
  REQUIRE(xml.load_string(end->output.c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
  return xml;
}

pugi::xml_document cells_of(const Sheet& sheet) {
  return part(bytes_of(sheet), "xl/worksheets/sheet1.xml");
}

pugi::xml_node cell(const pugi::xml_document& xml, const std::string& at) {
  return xml.select_node(fmt::format("//c[@r='{}']", at).c_str()).node();
}

/// The words of the only cell of a sheet.
std::string words_of(const std::string& given) {
  const auto xml = cells_of(sheet_of({{.heading = "title"}}, {{Value(given)}}));
  CHECK(cell(xml, "A2").attribute("t").value() == std::string("inlineStr"));
  CHECK(xml.select_nodes("//f").empty());
  return cell(xml, "A2").child("is").child("t").text().get();
}

TEST_CASE("words stay the words that they are") {
  const std::string rows[] = {
      "Xây dựng \"quy trình\" <a> & b",
      "=HYPERLINK(\"http://x\")",
      "+1",
      "-1",
      "@SUM(A1)",
      "0123",
      "13443/QĐ-BCT",
      "1e5",
      "  lề ",
      "dòng 1\ndòng 2",
      "TRUE",
      "2015-01-01",
  };
  for (const auto& words : rows) CHECK(words_of(words) == words);
}

TEST_CASE("what reads like a code of a letter is written so that it does not") {
  CHECK(words_of("mẫu _x0041_x0042_") == "mẫu _x005F_x0041_x005F_x0042_");
  CHECK(words_of("_x00") == "_x00");
}

TEST_CASE("bytes that a workbook cannot hold become the replacement letter") {
  CHECK(words_of("a\x01"
                 "b\xFF") == "a\uFFFDb\uFFFD");
}

TEST_CASE("dates are days that can be counted with, shown as far as they are known") {
  const struct {
    std::string iso;
    bool last;
    int day;             // as the file counts: from 1900
    std::string format;  // "" for words
  } rows[] = {
      {"2015-12-08", false, 42346, "yyyy-mm-dd"},
      {"2015-12-08", true, 42346, "yyyy-mm-dd"},
      {"2015-02", false, 42036, "yyyy-mm"},
      {"2015-02", true, 42063, "yyyy-mm"},
      {"2015", false, 42005, "yyyy"},
      {"2015", true, 42369, "yyyy"},
      {"2015-02-30", false, 0, ""},
      {"quý IV/2015", false, 0, ""},
  };
  for (const auto& row : rows) {
    INFO(row.iso << (row.last ? ", last day" : ""));
    const std::string bytes =
        bytes_of(sheet_of({{.heading = "to", .date = true, .last = row.last}}, {{Value(row.iso)}}));
    const auto sheet = part(bytes, "xl/worksheets/sheet1.xml");
    const auto found = cell(sheet, "A2");
    if (row.format.empty()) {
      CHECK(found.child("is").child("t").text().get() == row.iso);
      continue;
    }
    CHECK(found.child("v").text().as_int() == row.day);
    const auto styles = part(bytes, "xl/styles.xml");
    const auto uses = styles.select_nodes("//cellXfs/xf");
    const auto id = uses[found.attribute("s").as_uint()].node().attribute("numFmtId").as_string();
    const auto format = styles.select_node(fmt::format("//numFmt[@numFmtId='{}']", id).c_str());
    CHECK(format.node().attribute("formatCode").value() == row.format);
  }
}

TEST_CASE("numbers are numbers, and what is absent is an empty cell") {
  const auto xml = cells_of(sheet_of({{.heading = "a"}, {.heading = "b"}, {.heading = "c"}},
                                     {{Value(12), Value(0.5), Value()}}));
  CHECK(cell(xml, "A2").child("v").text().as_int() == 12);
  CHECK(cell(xml, "B2").child("v").text().as_double() == 0.5);
  CHECK(cell(xml, "C2").first_child().empty());
}

TEST_CASE("a cell of more letters than Excel holds is cut with a mark, and counted") {
  const std::string most(32767, 'a');
  const std::string beyond = std::string(32766, 'a') + "\U0001D11E";  // two units of UTF-16
  CHECK(words_of(most) == most);
  const std::string cut = words_of(beyond);
  CHECK(cut.ends_with("aa […]"));
  CHECK(count_code_points(cut) <= 32767);
  const Sheet sheets[] = {
      sheet_of({{.heading = "a"}, {.heading = "b"}},
               {{Value(most), Value(beyond)}, {Value(1), Value(std::string(40000, 'x'))}})};
  CHECK(cells_to_cut(sheets) == 2);
  // Codes written as words need more room.
  CHECK(words_of(replace_all(std::string(5000, '*'), "*", "_x0041_")).ends_with(" […]"));
}

TEST_CASE("the heading stays in view and filters the rows") {
  const auto xml = cells_of(sheet_of({{.heading = "Chủ trì", .width = 33}, {.heading = "Năm"}},
                                     {{Value(std::string("Bộ Công Thương")), Value(2015)}}));
  CHECK(xml.select_nodes("//pane[@state='frozen'][@ySplit='1']").size() == 1);
  CHECK(xml.select_nodes("//autoFilter[@ref='A1:B2']").size() == 1);
  CHECK(xml.select_node("//col[@min='1']").node().attribute("width").as_double() ==
        Approx(33).margin(1));
  CHECK(cell(xml, "A1").child("is").child("t").text().get() == std::string("Chủ trì"));
}

TEST_CASE("rows are as high as their words need, up to a bound") {
  const struct {
    std::string words;
    int height;
  } rows[] = {{"ngắn", 15},
              {std::string(25, 'a'), 45},
              {"một\nhai\n\nbốn", 60},
              {std::string(20000, 'a'), 300},
              {std::string(40000, 'a'), 300}};
  for (const auto& row : rows) {
    const auto xml = cells_of(sheet_of({{.heading = "a", .width = 10}}, {{Value(row.words)}}));
    CHECK(xml.select_node("//row[@r='2']").node().attribute("ht").as_int(15) == row.height);
  }
}

TEST_CASE("equal rows make equal bytes") {
  const Sheet sheet = sheet_of({{.heading = "a"}}, {{Value(1)}, {Value(std::string("b"))}});
  CHECK(bytes_of(sheet) == bytes_of(sheet));
}

TEST_CASE("what is no workbook is an error, not a crash") {
  CHECK(!to_xlsx(std::vector{Sheet{.name = "a[b]", .columns = {{.heading = "x"}}, .rows = {}}}));
  CHECK(!to_xlsx(std::vector{Sheet{.name = "empty", .columns = {}, .rows = {}}}));
  CHECK(to_xlsx(std::vector{Sheet{.name = "no rows", .columns = {{.heading = "x"}}, .rows = {}}}));
}

}  // namespace
}  // namespace viendan::render
