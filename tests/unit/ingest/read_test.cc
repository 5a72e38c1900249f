#include "ingest/read.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "base/file.h"
#include "base/text.h"
#include "base/unicode.h"
#include "support/scratch.h"

namespace viendan::ingest {
namespace {

Draft read_text(std::string_view bytes) {
  auto draft = read_bytes("a.txt", bytes);
  REQUIRE(draft);
  return *std::move(draft);
}

std::string row_text(const Draft& draft, const Grid::Row& row) {
  std::string out;
  for (const auto& cell : row) {
    const auto text = replace_all(cell.span.of(draft.text), "\n", "/");
    out += cell.bold ? "[*" + text + "*]" : "[" + text + "]";
  }
  return out;
}

/// Paragraphs as "line:words", with "^" after a gap and "_" before a hard break; grids as rows.
std::string sketch(const Draft& draft) {
  std::string out;
  for (const auto& piece : draft.pieces) {
    if (!out.empty()) out += " | ";
    out += fmt::format("{}:", draft.map.locate(draft.text, span_of(piece).begin).line);
    if (const auto* p = std::get_if<Paragraph>(&piece)) {
      out += fmt::format("{}{}{}", p->after_gap ? "^" : "", p->span.of(draft.text),
                         p->hard_break ? "_" : "");
      continue;
    }
    const auto& grid = std::get<Grid>(piece);
    if (grid.after_gap) out += "^";
    for (const auto& row : grid.rows)
      out += (&row == &grid.rows.front() ? "" : ";") + row_text(draft, row);
  }
  return out;
}

struct Example {
  std::string rule;
  std::string input;
  std::string expected;
};

}  // namespace

TEST_CASE("A line is a paragraph, without its markup") {
  const auto example = GENERATE(values<Example>({
      {"plain lines", "Điều 1.\nĐiều 2.", "1:Điều 1. | 2:Điều 2."},
      {"an empty line is a gap", "một\n\nhai", "1:một | 3:^hai"},
      {"a no-break space alone is an empty line", "một\n\u00A0\nhai", "1:một | 3:^hai"},
      {"strong and light emphasis", "**Điều 1.** Phê *duyệt*", "1:Điều 1. Phê duyệt"},
      {"emphasis inside a symbol", "Số: *1419* /QĐ-TTg", "1:Số: 1419 /QĐ-TTg"},
      {"emphasis over two lines", "**KT. THỦ TƯỚNG  \nPHÓ THỦ TƯỚNG**",
       "1:KT. THỦ TƯỚNG_ | 2:PHÓ THỦ TƯỚNG"},
      {"a footnote mark is no emphasis", "Ngành(*)\n(**) Ghi chú", "1:Ngành(*) | 2:(**) Ghi chú"},
      {"a size is no emphasis", "khổ 10*20*30 cm", "1:khổ 10*20*30 cm"},
      {"a mark without partner is text", "giá * 2", "1:giá * 2"},
      {"a mark that never closes is text", "**Điều 1", "1:**Điều 1"},
      {"heading signs", "## II. MỤC TIÊU", "1:II. MỤC TIÊU"},
      {"a sign without a space is text", "#1 là số", "1:#1 là số"},
      {"list marks stay, their indent goes", "  - một\n  + hai", "1:- một | 2:+ hai"},
      {"drawn rules are gaps", "một\n---\nhai\n_____\nba", "1:một | 3:^hai | 5:^ba"},
      {"raised figures keep their place", "thép<sup>(1)</sup> và\n\n<sup>(1)</sup> Gồm",
       "1:thép(1) và | 3:^(1) Gồm"},
      {"entities", "R&amp;D &lt;5 &#272; &nbsp;x", "1:R&D <5 Đ \u00A0x"},
      {"what is no entity is text", "R&D; A & B", "1:R&D; A & B"},
      {"unknown tags are text", "<xyz>a < b</xyz>", "1:<xyz>a < b</xyz>"},
      {"escapes of Markdown", "1\\. Một \\* hai", "1:1. Một * hai"},
      {"other backslashes are printed", "C:\\tài liệu", "1:C:\\tài liệu"},
      {"a form feed ends a page", "một\n\fhai\fba", "1:một | 2:^hai | 2:^ba"},
      {"a TAB behind a list mark", "1.\tMột\na)\thai", "1:1.\tMột | 2:a)\thai"},
  }));
  INFO(example.rule);
  CHECK(sketch(read_text(example.input)) == example.expected);
}

TEST_CASE("Tables are rows of lines, cells of lines, or drawn with strokes") {
  const auto example = GENERATE(values<Example>({
      {"a row a line", "TT\tTên\n1\tMột", "1:[TT][Tên];[1][Một]"},
      {"empty cells at either end", "1\t\t\n\t\t2", "1:[1][][];[][][2]"},
      {"a blank line separates tables of rows", "a\tb\n\na\tb", "1:[a][b] | 3:^[a][b]"},
      {"a line without TAB stands outside", "Bảng 1\na\tb\nNguồn",
       "1:Bảng 1 | 2:[a][b] | 3:^Nguồn"},
      {"a TAB starts a cell, lines continue it", "\tTT\n\tTên\ntiếp\n\n\t1\n\tMột",
       "1:[TT][Tên/tiếp];[1][Một]"},
      {"empty cells are cells", "\ta\n\t\u00A0\n\t\n\tb", "1:[a][][][b]"},
      {"what follows an empty cell is outside", "\ta\n\t\u00A0\nNơi nhận:\n- X",
       "1:[a][] | 3:^Nơi nhận: | 4:- X"},
      {"two empty lines end a table", "\ta\n\n\n\tb", "1:[a] | 4:^[b]"},
      {"an annex heading ends a table", "\tKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n PHỤ LỤC 1\nTên\n\ta",
       "1:[KT. BỘ TRƯỞNG/THỨ TRƯỞNG] | 3:^PHỤ LỤC 1 | 4:Tên | 5:[a]"},
      {"rules drawn in a letterhead", "\tBỘ A\n-------\n\tVIỆT NAM", "1:[BỘ A][VIỆT NAM]"},
      {"a single empty cell is nothing", "một\n\n\t\u00A0\nhai", "1:một | 4:^hai"},
      {"list items are lines", "1\t<ul style=\"x\"> <li>- a</li> <li>- b</li> </ul>\tc",
       "1:[1][- a/- b][c]"},
      {"paragraphs and breaks are lines", "<p>a</p><ul><li>b<br>c</li></ul>\td", "1:[a/b/c][d]"},
      {"bold cells", "<b>Nhóm 1: A</b>\t\n**b** c\t**d**", "1:[*Nhóm 1: A*][];[b c][*d*]"},
      {"an unescaped ampersand", "R&D\tA & B", "1:[R&D][A & B]"},
      {"strokes", "| TT | Tên |\n|---|:--|\n| 1 | **a** \\| b |", "1:[TT][Tên];[1][a | b]"},
  }));
  INFO(example.rule);
  CHECK(sketch(read_text(example.input)) == example.expected);
}

TEST_CASE("Bytes that are no text are refused with the place") {
  const auto example = GENERATE(values<Example>({
      {"nothing", "", "a.txt: the file is empty"},
      {"only white space", " \n\t\n", "a.txt: the file is empty"},
      {"only a byte order mark", "\uFEFF", "a.txt: the file is empty"},
      {"a NUL", std::string("a\nb\0c", 5), "a.txt:2: a NUL byte: the file is binary, no text"},
      {"bad UTF-8", "một\n\xC3(",
       "a.txt:2: the bytes are neither UTF-8 nor Vietnamese in a known older encoding"},
      {"half a surrogate pair", "\xED\xA0\x80",
       "a.txt:1: the bytes are neither UTF-8 nor Vietnamese in a known older encoding"},
  }));
  INFO(example.rule);
  const auto draft = read_bytes("a.txt", example.input);
  REQUIRE_FALSE(draft);
  CHECK(draft.error().code == Error::Code::Unreadable);
  CHECK(draft.error().message == example.expected);
}

TEST_CASE("The format is told by content") {
  struct Row {
    std::string bytes;
    Format expected;
  };
  const auto row = GENERATE(values<Row>({
      {"%PDF-1.4", Format::Pdf},
      {"PK\x03\x04rest", Format::Ooxml},
      {"\xD0\xCF\x11\xE0rest", Format::OldOffice},
      {"{\\rtf1}", Format::OldOffice},
      {"\x89PNG\r\n", Format::Image},
      {"\n<!DOCTYPE HTML>", Format::Html},
      {"<!-- saved from a portal -->\n<html>", Format::Html},
      {"<p>a line that begins with a tag", Format::Text},
      {std::string("\xFF\xFE"
                   "a\0",
                   4),
       Format::Text},
      {std::string("a\0b", 3), Format::Binary},
      {"QUYẾT ĐỊNH", Format::Text},
  }));
  INFO(row.bytes);
  CHECK(detect(row.bytes) == row.expected);
}

TEST_CASE("Limits refuse a file whole") {
  std::string nested;
  for (int i = 0; i < 100'000; ++i) nested += "<b>";
  CHECK(read_bytes("a", "x\n" + nested).error().message ==
        "a:2: tags are nested more than 64 deep");
  CHECK(read_bytes("a", "x\t" + nested).error().message ==
        "a:1: tags are nested more than 64 deep");
  const std::string line(50'000'000, 'a');
  CHECK(read_bytes("a", line).error().message == "a:1: the line is longer than 4194304 bytes");
  CHECK(read_bytes("a", "abc", {.file_bytes = 2}).error().message == "a: larger than 2 bytes");
  CHECK(read_bytes("a", "a\tb\nc\td", {.cells = 3}).error().message == "a:2: more than 3 cells");
}

TEST_CASE("Hostile markup is read in linear time") {
  const std::string many(1'000'000, '<');
  CHECK(sketch(read_text(many)) == "1:" + many);
  std::string marks;
  for (int i = 0; i < 300'000; ++i) marks += "*a ";
  CHECK(read_bytes("a", marks));
  CHECK(read_bytes("a", std::string(1'000'000, '&')));
  CHECK(read_bytes("a", "a" + std::string(1'000'000, '\t')));
}

TEST_CASE("Folders, missing files and pipes are errors") {
  const test::Scratch scratch;
  const auto& folder = scratch.path();
  std::filesystem::create_directories(folder / "thu-muc.txt");
  CHECK(read(folder, "thu-muc.txt").error().code == Error::Code::Unreadable);
  CHECK(read(folder, "khong-co.txt").error().code == Error::Code::Unreadable);
  std::ofstream(folder / "a.txt") << "Điều 1.";
  const auto draft = read(folder, "a.txt");
  REQUIRE(draft);
  CHECK(draft->source == "a.txt");
  CHECK(draft->digest == digest("Điều 1."));
}

TEST_CASE("Line ends and a byte order mark change nothing but the first column") {
  const std::string lf = "**Số: 1/QĐ**  \n*x*\n\n\ta\nb\n\n\tc";
  const std::string crlf = replace_all(lf, "\n", "\r\n");
  CHECK(sketch(read_text(crlf)) == sketch(read_text(lf)));
  CHECK(read_text(crlf).map == read_text(lf).map);
  const Draft marked = read_text("\uFEFF" + lf);
  CHECK(marked.text == read_text(lf).text);
  CHECK(marked.map.locate(marked.text, 0) == Position{1, 3});
}

TEST_CASE("A span is traced to exact columns, markup inside it included") {
  struct Row {
    std::string input, words;
    std::vector<LineSpan> expected;
  };
  const auto row = GENERATE(values<Row>({
      {"a **bc** d", "bc", {{1, 4, 6}}},
      {"a **bc** d", "a bc", {{1, 0, 6}}},
      {"a **bc** d", "c d", {{1, 5, 10}}},
      {"Số: *1419* /QĐ-TTg ngày", "1419 /QĐ-TTg", {{1, 5, 18}}},
      {"R&amp;D x", "R&D", {{1, 0, 7}}},
      {"R&amp;D x", "&", {{1, 1, 6}}},
      {"x &amp;\nb", "&", {{1, 2, 7}}},
      {"một\nhai", "ột\nh", {{1, 1, 3}, {2, 0, 1}}},
      {"1\t<ul><li>- a</li><li>b</li></ul>", "a\nb", {{1, 12, 23}}},
      {"\tx\r\ny\r\n", "x\ny", {{1, 1, 2}, {2, 0, 1}}},
  }));
  const Draft draft = read_text(row.input);
  const auto at = draft.text.find(row.words);
  REQUIRE(at != std::string::npos);
  const auto begin = static_cast<std::uint32_t>(at);
  CHECK(draft.map.trace(draft.text, {begin, begin + static_cast<std::uint32_t>(
                                                        row.words.size())}) == row.expected);
}

TEST_CASE("An empty cell keeps its line") {
  const Draft draft = read_text("\t\u00A0\n\t\n\n\ta\n\t\u00A0\n\t\nsau");
  const auto& rows = std::get<Grid>(draft.pieces.at(0)).rows;
  const auto line = [&](const Grid::Cell& cell) {
    return draft.map.locate(draft.text, cell.span.begin).line;
  };
  CHECK(line(rows.at(0).at(0)) == 1);
  CHECK(line(rows.at(0).at(1)) == 2);
  CHECK(line(rows.at(1).at(0)) == 4);
  CHECK(line(rows.at(1).at(1)) == 5);
  CHECK(line(rows.at(1).at(2)) == 6);
}

TEST_CASE("Every character of a real document is traced to itself") {
  const auto files = list_files(VIENDAN_CORPUS);
  REQUIRE(files);
  for (const auto& name : *files) {
    if (name.extension() != ".txt") continue;
    const auto bytes = *read_file(std::filesystem::path(VIENDAN_CORPUS) / name, 1 << 24);
    const auto lines = split(bytes, '\n');
    const Draft draft = read_text(bytes);
    int wrong = 0;
    for (std::size_t at = 0; at < draft.text.size();) {
      const auto place = draft.map.locate(draft.text, static_cast<std::uint32_t>(at));
      const char32_t c = next_code_point(draft.text, at);
      if (c == U'\n' || c == U'\t') continue;
      const auto line = lines.at(place.line - 1);
      auto column = offset_of_code_point(line, place.column);
      if (column >= line.size() || next_code_point(line, column) != c) ++wrong;
    }
    INFO(name);
    CHECK(wrong == 0);
  }
}

TEST_CASE("Pieces stand in text order with only white space between them") {
  const auto files = list_files(VIENDAN_CORPUS);
  REQUIRE(files);
  for (const auto& name : *files) {
    if (name.extension() != ".txt") continue;
    const auto draft = read(VIENDAN_CORPUS, name);
    REQUIRE(draft);
    std::uint32_t last = 0;
    for (const auto& piece : draft->pieces) {
      const Span span = span_of(piece);
      CHECK(span.begin >= last);
      CHECK(trim(Span{last, span.begin}.of(draft->text)).empty());
      last = span.end;
    }
    CHECK(trim(draft->text.substr(last)).empty());
  }
}

}  // namespace viendan::ingest
