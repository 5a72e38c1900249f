#include "render/akn.h"

#include <catch2/catch.hpp>
#include <set>

#include "base/text.h"
#include "render/akn_grid.h"

namespace viendan::render {
namespace {

/// A document from its blocks, in text order.
class Made {
 public:
  Made() {
    document.metadata.id = "qd-ttg/2020/1";
    document.blocks.push_back({.kind = BlockKind::Document});
  }
  /// `words`: number and text; the text begins at `heading`.
  int add(BlockKind kind, int parent, std::string_view words, std::string_view label = "",
          std::size_t heading = std::string_view::npos) {
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += words;
    const auto end = static_cast<std::uint32_t>(document.text.size());
    Block block{.kind = kind, .parent = parent, .own = {begin, end}, .label = std::string(label)};
    if (heading < words.size()) {
      const auto line = words.find('\n', heading);
      const auto stop = line == std::string_view::npos ? words.size() : line;
      block.heading = {begin + static_cast<std::uint32_t>(heading),
                       begin + static_cast<std::uint32_t>(stop)};
    }
    document.blocks.push_back(block);
    return static_cast<int>(document.blocks.size()) - 1;
  }
  Span find(std::string_view words) const {
    const auto at = document.text.find(words);
    REQUIRE(at != std::string::npos);
    return span_in(document.text, std::string_view(document.text).substr(at, words.size()));
  }

  Document document;
};

/// What is left without <meta> and tags.
std::string words_of(std::string xml) {
  for (auto begin = xml.find("<meta>"); begin != std::string::npos; begin = xml.find("<meta>")) {
    xml.erase(begin, xml.find("</meta>") + 7 - begin);
  }
  std::string words;
  bool tag = false;
  for (const char c : xml.substr(xml.find("?>") + 2)) {
    if (c == '<') tag = true;
    if (!tag) words += c;
    if (c == '>') tag = false;
  }
  words = replace_all(replace_all(words, "&lt;", "<"), "&gt;", ">");
  return squeeze(replace_all(words, "&amp;", "&"));
}

bool has(const std::string& xml, std::string_view part) {
  return xml.find(part) != std::string::npos;
}

/// All values of eId, each once.
void check_eids(const std::string& xml) {
  std::set<std::string> seen;
  for (auto at = xml.find(" eId=\""); at != std::string::npos; at = xml.find(" eId=\"", at + 1)) {
    const auto begin = at + 6;
    const std::string eid = xml.substr(begin, xml.find('"', begin) - begin);
    INFO(eid);
    CHECK(seen.insert(eid).second);
  }
}

Made decision() {
  Made made;
  made.add(BlockKind::Head, 0, "QUYẾT ĐỊNH\n");
  made.add(BlockKind::Preamble, 0, "Căn cứ Nghị định số 95/2012/NĐ-CP;\n");
  made.add(BlockKind::Preamble, 0, "Theo đề nghị của Vụ trưởng,\n");
  made.add(BlockKind::Enacting, 0, "QUYẾT ĐỊNH:\n");
  const int article = made.add(BlockKind::Article, 0, "Điều 1. Phạm vi\n", "1", 10);
  const int clause = made.add(BlockKind::Clause, article, "1. Gồm:\n", "1", 3);
  made.add(BlockKind::Point, clause, "a) một < hai;\n", "a", 3);
  made.add(BlockKind::Paragraph, clause, "và ở giữa\n");
  made.add(BlockKind::Point, clause, "đ) năm & sáu.\n", "đ", 4);
  made.add(BlockKind::Paragraph, clause, "Hết khoản.\n");
  made.add(BlockKind::Recipients, 0, "Nơi nhận:\n- Như trên;\n");
  made.add(BlockKind::Signature, 0, "THỦ TƯỚNG\n");
  const int annex = made.add(BlockKind::Annex, 0, "PHỤ LỤC I\n", "I");
  made.add(BlockKind::Clause, annex, "1. Trong phụ lục\n", "1", 3);
  return made;
}

TEST_CASE("all text of a document stands in Akoma Ntoso once and in its order") {
  const Made made = decision();
  const std::string xml = to_akn(made.document);
  CHECK(words_of(xml) == squeeze(made.document.text));
  check_eids(xml);
}

TEST_CASE("each part of a document is the element that means it") {
  const std::string xml = to_akn(decision().document);
  for (const std::string_view part :
       {"<act name=\"van-ban\"", "<preface eId=\"preface\">", "<citation eId=", "<recital eId=",
        "<formula eId=\"preamble__formula_1\" name=\"enacting\">", "<article eId=\"art_1\">",
        "<heading>Phạm vi</heading>", "<clause eId=\"art_1__cl_1\">",
        "<point eId=\"art_1__cl_1__point_a\">", "<point eId=\"art_1__cl_1__point_dd\">", "<wrapUp>",
        "<conclusions eId=\"conclusions\">", "<attachment eId=\"att_1\"><doc name=\"phu-luc\">",
        "<clause eId=\"att_1__cl_1\">"}) {
    INFO(part);
    CHECK(has(xml, part));
  }
}

TEST_CASE("numbers that come twice give eIds that do not") {
  Made made;
  for (int i = 0; i < 3; ++i) made.add(BlockKind::Article, 0, "Điều 1. Một\n", "1", 10);
  made.add(BlockKind::Article, 0, "Điều 1-2. Hai\n", "1-2", 12);
  made.add(BlockKind::Dash, 0, "- ba\n", "", 2);
  made.add(BlockKind::Dash, 0, "- bốn\n", "", 2);
  const std::string xml = to_akn(made.document);
  check_eids(xml);
  CHECK(has(xml, "eId=\"art_1_3\""));
  CHECK(words_of(xml) == squeeze(made.document.text));
}

TEST_CASE("damaged documents keep all their text") {
  SECTION("nothing at all") {
    Made made;
    CHECK(words_of(to_akn(made.document)).empty());
    CHECK(has(to_akn(made.document), "<body>"));
  }
  SECTION("no article, and text before the head") {
    Made made;
    made.add(BlockKind::Paragraph, 0, "rác\n");
    made.add(BlockKind::Head, 0, "THÔNG BÁO\n");
    made.add(BlockKind::Paragraph, 0, "Nội dung.\n");
    const std::string xml = to_akn(made.document);
    CHECK(words_of(xml) == "rác THÔNG BÁO Nội dung.");
  }
  SECTION("parts in an order that no document should have") {
    Made made;
    made.add(BlockKind::Signature, 0, "Ký trước\n");
    made.add(BlockKind::Article, 0, "Điều 2. Sau\n", "2", 10);
    made.add(BlockKind::Preamble, 0, "Căn cứ muộn\n");
    made.add(BlockKind::Annex, 0, "Phụ lục\n");
    made.add(BlockKind::Article, 0, "Điều 9. Lạc\n", "9", 10);
    made.add(BlockKind::Signature, 0, "Ký sau\n");
    const std::string xml = to_akn(made.document);
    CHECK(words_of(xml) == squeeze(made.document.text));
    check_eids(xml);
  }
  SECTION("a block between two parts of a unit that is not its own") {
    Made made;
    const int annex = made.add(BlockKind::Annex, 0, "Phụ lục\n");
    const int clause = made.add(BlockKind::Clause, annex, "1. Mẫu\n", "1", 3);
    made.add(BlockKind::Paragraph, clause, "trên\n");
    made.add(BlockKind::Addressees, annex, "Kính gửi:\n");
    made.add(BlockKind::Paragraph, clause, "dưới\n");
    CHECK(words_of(to_akn(made.document)) == "Phụ lục 1. Mẫu trên Kính gửi: dưới");
  }
  SECTION("units deeper than any reader of XML would follow") {
    Made made;
    int parent = 0;
    for (int i = 0; i < 500; ++i) parent = made.add(BlockKind::Decimal, parent, "1. x\n", "1", 3);
    const std::string xml = to_akn(made.document);
    CHECK(words_of(xml) == squeeze(made.document.text));
    CHECK(xml.find("__subcl_1__subcl_1") != std::string::npos);
  }
  SECTION("attachments inside attachments") {
    Made made;
    int parent = 0;
    for (int i = 0; i < 500; ++i) parent = made.add(BlockKind::Annex, parent, "Phụ lục\n");
    made.add(BlockKind::Article, parent, "Điều 1. Cuối\n", "1", 10);
    const std::string xml = to_akn(made.document);
    CHECK(words_of(xml) == squeeze(made.document.text));
    CHECK_FALSE(has(xml, "att_1__att_1__att_1__att_1__att_1__att_1__att_1__att_1__att_1__att_1"));
    check_eids(xml);
  }
  SECTION("letters that XML cannot hold") {
    Made made;
    made.add(BlockKind::Paragraph, 0,
             "a\x0C"
             "b");
    CHECK(words_of(to_akn(made.document)) == "a␛000Cb");
  }
}

TEST_CASE("citations are links where the target is sure, and marked where it is not") {
  Made made = decision();
  const Span span = made.find("Nghị định số 95/2012/NĐ-CP");
  Citation citation{.span = span,
                    .relation = Relation::LegalBasis,
                    .target = {.id = "nd-cp/2012/95"},
                    .pinpoint = {.article = "3"},
                    .status = CitationStatus::Stub};
  made.document.citations = {citation};
  CHECK(has(to_akn(made.document),
            "href=\"/akn/vn/act/nd/cp/2012/95/!main~art_3\" vd:relation=\"legal_basis\" "
            "vd:status=\"stub\">Nghị định số 95/2012/NĐ-CP</ref>"));
  made.document.citations[0].status = CitationStatus::Ambiguous;
  made.document.citations[0].candidates = {"nd-cp/2012/95", "nd-cp/2013/95"};
  const std::string xml = to_akn(made.document);
  CHECK_FALSE(has(xml, "<ref "));
  CHECK(has(xml, "vd:candidates=\"nd-cp/2012/95 nd-cp/2013/95\">Nghị định"));
}

TEST_CASE("a change of another act names the place that states it, many of one act once") {
  Made made = decision();
  const auto cited = [&](std::string_view words, Relation relation) {
    return Citation{.span = made.find(words),
                    .relation = relation,
                    .target = {.id = "qd-ttg/2010/9"},
                    .status = CitationStatus::Resolved};
  };
  made.document.citations = {cited("một", Relation::Repeals), cited("sáu", Relation::Repeals),
                             cited("trên", Relation::Refers)};
  const std::string xml = to_akn(made.document);
  CHECK(has(xml,
            "<textualMod type=\"repeal\" eId=\"mod_1\" vd:relation=\"repeals\" "
            "vd:confidence=\"1\"><source href=\"#art_1__cl_1__point_a\"/>"
            "<source href=\"#art_1__cl_1__point_dd\"/>"
            "<destination href=\"/akn/vn/act/qd/ttg/2010/9\"/></textualMod>"));
  CHECK_FALSE(has(xml, "mod_2"));
}

TEST_CASE("dates become events, and a date that is not known by its day becomes none") {
  Made made = decision();
  made.document.metadata.date.value = "2020-05-01";
  made.document.metadata.effective_from.value = "2020-06-15";
  made.document.metadata.effective_to.value = "2021";
  const std::string xml = to_akn(made.document);
  CHECK(
      has(xml, "<eventRef eId=\"ev_1\" date=\"2020-05-01\" source=\"#ro1\" type=\"generation\"/>"));
  CHECK(has(xml, "<eventRef eId=\"ev_2\" date=\"2020-06-15\""));
  CHECK(has(xml, "<timeInterval start=\"#ev_2\" refersTo=\"#hieu-luc\"/>"));
  CHECK_FALSE(has(xml, "ev_3"));
  made.document.metadata.date.value.clear();
  CHECK(has(to_akn(made.document), "<FRBRdate date=\"0001-01-01\" name=\"khong-ro\"/>"));
}

TEST_CASE("what a person set right and what was repaired is told") {
  Made made = decision();
  made.document.repairs = {{"letter", "text", "mot", "một", 0.9, made.find("một")}};
  made.document.corrections = {{.field = "date", .value = "2020-05-01", .by = "An"}};
  const std::string xml = to_akn(made.document);
  CHECK(has(xml,
            "<vd:repair rule=\"letter\" field=\"text\" confidence=\"0.9\" "
            "place=\"#art_1__cl_1__point_a\"><vd:before>mot</vd:before>"));
  CHECK(has(xml, "<vd:correction action=\"set\" state=\"applied\" field=\"date\" by=\"An\">"));
}

/// A table of two columns: a heading, a cell merged over two rows, a heading across.
Made with_table() {
  Made made;
  const int block = made.add(BlockKind::Table, 0, "TT\tViệc\n1\tA\ndòng hai\nB\nNhóm\n2\tC\n");
  const auto cell = [&](std::string_view words) {
    const Span span = made.find(words);
    return Cell{std::string(words), std::string(words), {span}};
  };
  Table table{.kind = TableKind::Data, .blocks = {block}, .columns = {{"TT"}, {"Việc"}}};
  table.rows = {{.cells = {cell("1"), cell("A\ndòng hai")}},
                {.cells = {cell("1"), cell("B")}},
                {.kind = RowKind::Group, .cells = {cell("Nhóm")}},
                {.cells = {cell("2"), cell("C")}}};
  made.document.tables = {table};
  return made;
}

TEST_CASE("a table keeps its rows, merged cells and words") {
  const Made made = with_table();
  const auto rows =
      akn::grid_of(made.document, made.document.tables.data(), made.document.blocks[1].own);
  REQUIRE(rows.size() == 5);
  CHECK(rows[0].heading);
  CHECK(rows[0].cells.size() == 2);
  CHECK(rows[1].cells[0].rows == 2);
  CHECK(rows[2].cells.size() == 1);  // the other place is covered
  CHECK(rows[3].cells[0].columns == 2);
  CHECK_FALSE(rows[4].heading);
  const std::string xml = to_akn(made.document);
  CHECK(words_of(xml) == squeeze(made.document.text));
  CHECK(has(xml, "<td><p>A<br/>\ndòng hai</p>"));
  CHECK(has(xml, "<td rowspan=\"2\"><p>1</p>"));
}

TEST_CASE("words of a table that no cell has stay in it") {
  Made made = with_table();
  made.document.tables[0].rows[1].cells[1] = {};  // "B" is in no cell now
  CHECK(words_of(to_akn(made.document)) == squeeze(made.document.text));
  made.document.tables.clear();  // nor is anything else
  CHECK(words_of(to_akn(made.document)) == squeeze(made.document.text));
}

TEST_CASE("the place of an activity is the row of its table") {
  Made made = with_table();
  made.document.activities = {
      {.title = "C", .title_printed = "C", .anchor = "hd-2", .span = made.find("2\tC")}};
  CHECK(has(to_akn(made.document),
            "<vd:activity id=\"hd-2\" place=\"#hcontainer_1__table_1__tr_5\" origin=\"table\">"));
}

}  // namespace
}  // namespace viendan::render
