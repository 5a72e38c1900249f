#include "docx_parts.h"
#include "ingest/office/docx_numbering.h"

namespace viendan::ingest {
namespace {

std::string point(int list, int level, std::string_view text) {
  return p(text, fmt::format(R"(<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>)",
                             level, list));
}

std::string level(int index, std::string_view format, std::string_view text,
                  std::string_view more = "") {
  return fmt::format(
      R"(<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/>{}<w:lvlText w:val="{}"/></w:lvl>)",
      index, format, more, text);
}

std::string list(int id, std::string_view levels) {
  return fmt::format(R"(<w:abstractNum w:abstractNumId="{}">{}</w:abstractNum>)", id, levels);
}

std::string instance(int id, int list, std::string_view changes = "") {
  return fmt::format(R"(<w:num w:numId="{}"><w:abstractNumId w:val="{}"/>{}</w:num>)", id, list,
                     changes);
}

struct Example {
  std::string rule;
  std::string body;
  std::string expected;
};

}  // namespace

TEST_CASE("A paragraph is read as it is shown") {
  const auto example = GENERATE(values<Example>({
      {"runs are one text", "<w:p><w:r><w:t>Điều </w:t></w:r><w:r><w:t>1.</w:t></w:r></w:p>",
       "Điều 1."},
      {"a break and a tab",
       "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r></w:p>", "a/b\tc"},
      {"a hyphen that does not break",
       "<w:p><w:r><w:t>QĐ</w:t><w:noBreakHyphen/><w:t>TTg</w:t></w:r></w:p>", "QĐ-TTg"},
      {"a paragraph without words sets apart", p("a") + p(" ") + p("b"), "a | ^b"},
      {"a page break sets apart",
       p("a") + R"(<w:p><w:r><w:br w:type="page"/></w:r></w:p>)" + p("b"), "a | ^b"},
      {"so does a section that begins a page, and no other",
       p("a", "<w:sectPr/>") + p("b", R"(<w:sectPr><w:type w:val="continuous"/></w:sectPr>)") +
           p("c"),
       "a | ^b | c"},
      {"inserted words stay, deleted and moved ones do not",
       "<w:p><w:ins><w:r><w:t>mới</w:t></w:r></w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r>"
       "</w:del><w:moveFrom><w:r><w:t>xa</w:t></w:r></w:moveFrom>"
       "<w:moveTo><w:r><w:t> gần</w:t></w:r></w:moveTo></w:p>",
       "mới gần"},
      {"a paragraph whose end is deleted goes on in the next",
       p("Quyết", "<w:rPr><w:del/></w:rPr>") + p(" định"), "Quyết định"},
      {"hidden words are left out",
       "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t></w:r></w:p>", "a"},
      {"a field shows its result, not its code",
       R"(<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>mã</w:t>)"
       R"(<w:instrText>PAGE</w:instrText></w:r>)"
       R"(<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r>)"
       R"(<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>/3</w:t></w:r></w:p>)",
       "12/3"},
      {"a field that never ends hides its paragraph alone",
       R"(<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:t>mã</w:t></w:r></w:p>)" + p("sau"),
       "^sau"},
      {"content controls and links are opened",
       "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent><w:p><w:hyperlink><w:r><w:t>a</w:t></w:r>"
       "</w:hyperlink></w:p></w:sdtContent></w:sdt>",
       "a"},
      {"of alternatives one is read, with the words of its box after the paragraph",
       "<w:p><w:r><w:t>a</w:t><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r>"
       "<w:t>b</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>"
       "<w:txbxContent><w:p><w:r><w:t>b</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>"
       "</mc:AlternateContent></w:r></w:p>",
       "a | b"},
      {"signs of symbol fonts",
       R"(<w:p><w:r><w:sym w:font="Wingdings" w:char="F0A8"/><w:sym w:font="Symbol" w:char="F0B3"/></w:r></w:p>)",
       "□≥"},
      {"letters that are shown as capitals",
       "<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>Quyết định</w:t></w:r></w:p>", "QUYẾT ĐỊNH"},
  }));
  INFO(example.rule);
  CHECK(sketch(read_body(example.body)) == example.expected);
}

TEST_CASE("The font and the weight of letters come from the nearest place that tells them") {
  const Around around{
      .styles =
          R"(<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Head"><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Big"><w:rPr><w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/><w:b w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="One"><w:basedOn w:val="Two"/></w:style>
<w:style w:type="paragraph" w:styleId="Two"><w:basedOn w:val="One"/><w:rPr><w:b/></w:rPr></w:style>)"};
  const auto example = GENERATE(values<Example>({
      {"the default style", p("a"), "{.VnTime}a"},
      {"a style based on it", p("a", R"(<w:pStyle w:val="Head"/>)"), "{.VnTime}*a*"},
      {"a style of letters",
       R"(<w:p><w:pPr><w:pStyle w:val="Head"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Big"/></w:rPr><w:t>a</w:t></w:r></w:p>)",
       "{.VnTimeH}a"},
      {"the run itself",
       R"(<w:p><w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="VNI-Times"/></w:rPr><w:t>QÑ</w:t></w:r></w:p>)",
       "{VNI-Times}QÑ"},
      {"letters of ASCII have a font of their own",
       R"(<w:p><w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="VNI-Times"/></w:rPr><w:t>QD</w:t></w:r></w:p>)",
       "{Arial}QD"},
      {"a letter that Unicode takes for a soft hyphen",
       "<w:p><w:r><w:t>n</w:t><w:softHyphen/><w:t>íc</w:t></w:r></w:p>", "{.VnTime}n\u00ADíc"},
      {"styles in a circle", p("a", R"(<w:pStyle w:val="One"/>)"), "{Times New Roman}*a*"},
  }));
  INFO(example.rule);
  // A style that nobody defines, or that is in a circle, ends where it began.
  CHECK(sketch(read_body(example.body, around), true) == example.expected);
}

TEST_CASE("The number of a point is part of its text") {
  const std::string outline =
      list(1, level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", "") +
                  level(2, "lowerLetter", "%3)") + level(3, "bullet", "-"));
  const std::string legal =
      list(2, level(0, "decimal", "Điều %1.") + level(1, "decimal", "%1.%2.") +
                  level(2, "decimal", "%1.%2.%3"));
  const std::string mixed =
      list(3, level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2", "<w:isLgl/>"));
  const std::string kept =
      list(4, level(0, "decimal", "%1.") +
                  level(1, "lowerLetter", "%2)", R"(<w:lvlRestart w:val="0"/>)"));
  const Around around{
      .styles =
          R"(<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>)",
      .numbering =
          outline + legal + mixed + kept +
          list(5,
               level(0, "bullet", "\uF0B7") + level(1, "bullet", "o") + level(2, "bullet", "+")) +
          instance(1, 1) + instance(2, 2) + instance(3, 3) + instance(4, 4) + instance(5, 5) +
          instance(6, 1,
                   R"(<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>)") +
          instance(7, 1)};
  const auto example = GENERATE(values<Example>({
      {"levels count on their own and begin anew below a new point",
       point(1, 0, "a") + point(1, 1, "b") + point(1, 2, "c") + point(1, 2, "d") +
           point(1, 1, "e") + point(1, 2, "f") + point(1, 3, "g") + point(1, 0, "h") +
           point(1, 1, "i"),
       "I. a | 1. b | a) c | b) d | 2. e | a) f | - g | II. h | 1. i"},
      {"a number shows those above it",
       point(2, 0, "a") + point(2, 1, "b") + point(2, 1, "c") + point(2, 2, "d"),
       "Điều 1. a | 1.1. b | 1.2. c | 1.2.1 d"},
      {"in the manner of laws all are decimal", point(3, 0, "a") + point(3, 1, "b"), "I a | 1.1 b"},
      {"a level that never begins anew",
       point(4, 0, "a") + point(4, 1, "b") + point(4, 0, "c") + point(4, 1, "d"),
       "1. a | a) b | 2. c | b) d"},
      {"bullets", point(5, 0, "a") + point(5, 1, "b") + point(5, 2, "c"), "• a | • b | + c"},
      {"a list that begins elsewhere", point(6, 0, "a") + point(6, 0, "b"), "V. a | VI. b"},
      {"two lists of one kind count on", point(1, 0, "a") + point(7, 0, "b"), "I. a | II. b"},
      {"list 0 is none", point(0, 0, "a"), "a"},
      {"a list that is not there is none", point(99, 0, "a"), "a"},
      {"a style that numbers", p("a", R"(<w:pStyle w:val="Dieu"/>)"), "Điều 1. a"},
      {"a level that is not there has no number", point(1, 8, "a") + point(1, 100, "b"), "a | b"},
  }));
  INFO(example.rule);
  CHECK(sketch(read_body(example.body, around)) == example.expected);
}

TEST_CASE("Numbers are written in the formats of the standard") {
  struct Row {
    int number;
    std::string format;
    std::string expected;
  };
  const auto row = GENERATE(values<Row>({
      {4, "decimal", "4"},
      {1994, "upperRoman", "MCMXCIV"},
      {9, "lowerRoman", "ix"},
      {26, "lowerLetter", "z"},
      {27, "upperLetter", "AA"},
      {7, "decimalZero", "07"},
      {12, "decimalZero", "12"},
      {3, "vietnameseCounting", "ba"},
      {5, "none", ""},
      {2, "decimalEnclosedParen", "(2)"},
      {4000, "upperRoman", "4000"},
      {0, "lowerLetter", "0"},
      {5, "chineseCounting", "5"},
  }));
  CHECK(format_number(row.number, row.format) == row.expected);
}

TEST_CASE("A table has its merged cells once") {
  const auto tr = [](std::string_view cells, std::string_view properties = "") {
    return fmt::format("<w:tr><w:trPr>{}</w:trPr>{}</w:tr>", properties, cells);
  };
  const auto tbl = [](std::string_view rows) { return fmt::format("<w:tbl>{}</w:tbl>", rows); };
  const std::string begin = R"(<w:vMerge w:val="restart"/>)";
  const auto example = GENERATE_COPY(values<Example>({
      {"rows and cells", tbl(tr(cell("a") + cell("b")) + tr(cell("c") + cell("d"))),
       "[a][b];[c][d]"},
      {"across", tbl(tr(cell("a", R"(<w:gridSpan w:val="2"/>)")) + tr(cell("b") + cell("c"))),
       "[ax2];[b][c]"},
      {"down",
       tbl(tr(cell("a", begin) + cell("b")) + tr(cell("", "<w:vMerge/>") + cell("c")) +
           tr(cell("", "<w:vMerge/>") + cell("d"))),
       "[ay3][b];[c];[d]"},
      {"down, but of another width, is a cell of its own",
       tbl(tr(cell("a", begin) + cell("b")) +
           tr(cell("", R"(<w:vMerge/><w:gridSpan w:val="2"/>)"))),
       "[a][b];[x2]"},
      {"places before and after the cells of a row",
       tbl(tr(cell("a") + cell("b") + cell("c")) +
           tr(cell("d"), R"(<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>)")),
       "[a][b][c];[][d][]"},
      {"a deleted row", tbl(tr(cell("a")) + tr(cell("b"), "<w:del/>")), "[a]"},
      {"rows and cells in content controls",
       tbl("<w:sdt><w:sdtContent>" +
           tr("<w:sdt><w:sdtContent>" + cell("a") + "</w:sdtContent></w:sdt>") +
           "</w:sdtContent></w:sdt>"),
       "[a]"},
      {"a table in a cell gives its paragraphs",
       tbl(tr("<w:tc>" + p("a") + tbl(tr(cell("b") + cell("c"))) + p("d") + "</w:tc>")),
       "[a/b/c/d]"},
  }));
  INFO(example.rule);
  CHECK(sketch(read_body(example.body)) == example.expected);
}

TEST_CASE("Notes stand behind what they belong to, with their marks") {
  const std::string mark = R"(<w:r><w:footnoteReference w:id="2"/></w:r>)";
  const Around around{
      .footnotes =
          R"(<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>bỏ</w:t></w:r></w:p></w:footnote>)"
          R"(<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>chú thích</w:t></w:r></w:p></w:footnote>)"};
  CHECK(sketch(read_body("<w:p><w:r><w:t>năm 2018</w:t></w:r>" + mark + "</w:p>" + p("b"),
                         around)) == "năm 2018(1) | (note) (1) chú thích | b");
  CHECK(sketch(read_body("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r>" + mark +
                             "</w:p></w:tc></w:tr></w:tbl>" + p("b"),
                         around)) == "[a(1)] | (note) (1) chú thích | b");
}

TEST_CASE("Heads and feet with words in them are marks of the page; page numbers are nothing") {
  CHECK(sketch(read_body(p("a"), {.header = p("CÔNG BÁO/Số 12")})) == "(page) CÔNG BÁO/Số 12 | a");
  CHECK(sketch(read_body(p("a"), {.header = p("- 12 -")})) == "a");
}

TEST_CASE("Pages are known where the file tells where they began") {
  const auto rich =
      read_body(p("a") + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>b</w:t></w:r></w:p>" + p("c"));
  std::vector<std::uint32_t> pages;
  for (const auto& piece : rich.pieces) pages.push_back(std::get<RichParagraph>(piece).page);
  CHECK(pages == std::vector<std::uint32_t>{1, 2, 2});
  CHECK(std::get<RichParagraph>(read_body(p("a")).pieces.front()).page == 0);
}

}  // namespace viendan::ingest
