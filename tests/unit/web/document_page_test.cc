#include <catch2/catch.hpp>

#include "base/text.h"
#include "support/small_collection.h"

namespace viendan::web {
namespace {

using test_collection::has;
using test_collection::Pages;
using Parameters = Pages::Parameters;

std::string header(const Response& page, std::string_view name) {
  for (const auto& [key, value] : page.headers) {
    if (key == name) return value;
  }
  return {};
}

/// What a reader sees of markup.
std::string seen(std::string_view markup) {
  std::string words;
  bool inside = false;
  for (const char c : markup) {
    if (c == '<') inside = true;
    if (!inside) words += c;
    if (c == '>') inside = false;
  }
  for (const auto& [from, to] :
       {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}) {
    words = replace_all(words, from, to);
  }
  return words;
}

/// A decision whose text would be markup, with a table of two pages.
Document decision() {
  Document d = search::test_index::document(
      "qd-bct/2020/1", "1/QĐ-BCT", "2020-01-02", "Về <b>thử</b> & \"nghiệm\"",
      {"Phạm vi", "Căn cứ khoản 1 Điều 1 Quyết định số 2/QĐ-BCT và <script>alert(1)</script>.",
       "Theo Chương trình xanh và Kế hoạch cũ; hóa chất.", "Bãi bỏ Điều 1 Quyết định này."});
  const std::vector<std::pair<std::string_view, std::string_view>> mentions = {
      {"Quyết định số 2/QĐ-BCT", "qd-bct/2020/2"},
      {"Chương trình xanh", ""},
      {"Kế hoạch cũ", ""},
      {"Điều 1 Quyết định này", "qd-bct/2020/1"}};
  for (const auto& [surface, id] : mentions) search::test_index::cite(d, surface, id);
  d.citations[0].pinpoint = {.article = "1", .clause = "1"};
  d.citations[0].relation = Relation::LegalBasis;
  d.citations[1].target = {.title = "Chương trình xanh"};
  d.citations[2].target = {};
  d.citations[2].candidates = {"qd-bct/2020/2", "qd-bct/2020/3"};
  d.citations[3].pinpoint = {.article = "1"};
  for (Citation& citation : d.citations) {
    citation.block = block_at(d, citation.span.begin);
    citation.evidence = d.blocks[static_cast<std::size_t>(citation.block)].own;
  }
  const auto at = static_cast<std::uint32_t>(d.text.find("hóa"));
  d.repairs.push_back({.rule = "tone-placement",
                       .field = "text",
                       .before = "hoá",
                       .after = "hóa",
                       .confidence = 0.95,
                       .span = {at, at + 4}});
  d.issues.push_back({.code = "number-gap", .message = "the numbering leaves out 3"});
  return d;
}

void add_table(Document& d) {
  const auto add = [&d](std::string_view text) {
    const auto begin = static_cast<std::uint32_t>(d.text.size());
    d.text.append(text).append("\n");
    d.blocks.push_back({.kind = BlockKind::Table,
                        .parent = 0,
                        .own = {begin, static_cast<std::uint32_t>(d.text.size())}});
    return begin;
  };
  const auto begin = add("TT\tViệc\tThời gian\n1\tXây dựng đề án\tVụ A\nlạc loài");
  const auto cell = [&](std::string_view printed, std::string_view text) {
    const auto from = static_cast<std::uint32_t>(d.text.find(printed, begin));
    return Cell{std::string(text),
                std::string(printed),
                {{from, from + static_cast<std::uint32_t>(printed.size())}}};
  };
  Table table{.kind = TableKind::Activities,
              .blocks = {static_cast<int>(d.blocks.size()) - 1},
              .columns = {{.heading = "TT", .role = ColumnRole::Ordinal},
                          {.heading = "Việc", .role = ColumnRole::Title},
                          {.heading = "Thời gian", .role = ColumnRole::Timeline}}};
  table.rows.push_back({.kind = RowKind::Group, .cells = {{.text = "Nhóm 1"}}});
  table.rows.push_back(
      {.cells = {cell("1", "1"), cell("Xây dựng đề án", "Xây dựng đề án"), cell("Vụ A", "2020")}});
  table.rows[1].repairs.push_back({.rule = "cell-swap",
                                   .field = "timeline",
                                   .before = "Vụ A",
                                   .after = "2020",
                                   .confidence = 0.9,
                                   .span = table.rows[1].cells[2].spans[0]});
  const Span row{table.rows[1].cells[0].spans[0].begin, table.rows[1].cells[2].spans[0].end};
  d.tables.push_back(std::move(table));
  d.activities.push_back({.title = "Xây dựng đề án", .anchor = "hd-1", .span = row});
}

std::vector<Document> corpus() {
  std::vector<Document> all = {decision()};
  add_table(all.front());
  all.push_back(search::test_index::document("qd-bct/2020/2", "2/QĐ-BCT", "2020-01-01", "Về gốc",
                                             {"Nội dung một", "Nội dung hai"}));
  return all;
}

constexpr std::string_view kDecision = "/documents/qd-bct/2020/1";
constexpr std::string_view kCited = "/documents/qd-bct/2020/2";

}  // namespace

TEST_CASE("Every character of a document is on its page, and none of it is markup") {
  const Pages made(corpus(), {});
  const Response page = made.get(std::string(kDecision));
  REQUIRE(page.status == 200);
  const std::string words = squeeze(seen(page.body));
  const Document d = corpus().front();
  for (const Block& block : d.blocks) {
    for (const std::string_view line : split(block.own.of(d.text), '\n')) {
      for (const std::string_view piece : split(line, '\t')) {
        CAPTURE(piece);
        CHECK(words.find(squeeze(piece)) != std::string::npos);
      }
    }
  }
  CHECK_FALSE(has(page, "<script>alert"));
  CHECK_FALSE(has(page, "<b>"));
}

TEST_CASE("The head of a document tells what is known of it") {
  const Pages made(corpus(), {});
  const Response page = made.get(std::string(kDecision));
  CHECK(has(page, "<h1 lang=\"vi\">Về &lt;b&gt;thử&lt;/b&gt; &amp; &quot;nghiệm&quot;</h1>"));
  for (const std::string_view fact : {"1/QĐ-BCT", "02/01/2020", "Bộ trưởng Bộ Công Thương",
                                      "qd-bct_2020_1.txt", "2 chỗ so với bản in", "1 lưu ý"}) {
    CAPTURE(fact);
    CHECK(has(page, fact));
  }
  CHECK(has(made.get("/en/documents/qd-bct/2020/1"), "2 Jan 2020"));
}

TEST_CASE("A provision has its anchor as id, a link to itself, and a place in the outline") {
  const Pages made(corpus(), {});
  const Response page = made.get(std::string(kDecision));
  CHECK(has(page, "id=\"dieu-2\""));
  CHECK(has(page, "<a class=\"self\" href=\"#dieu-2\" aria-label=\"Liên kết đến Điều 2\">"));
  CHECK(has(page, "<li><a href=\"#dieu-2\">Điều 2"));
}

TEST_CASE("A citation leads to the provision that it names, and is described by the list") {
  const Pages made(corpus(), {});
  const Response page = made.get(std::string(kDecision));
  CHECK(has(page,
            "href=\"/documents/qd-bct/2020/2?at=dieu-1.khoan-1#dieu-1.khoan-1\" "
            "aria-describedby=\"vb1\">Quyết định số 2/QĐ-BCT</a>"));
  CHECK(has(page, "<span id=\"vb1\"><a href=\"/documents/qd-bct/2020/2\">"));
  CHECK(has(page, "href=\"#vd1\">Điều 2</a>"));
  CHECK(has(page, "<a class=\"cite\" href=\"#dieu-1\">Điều 1 Quyết định này</a>"));
}

TEST_CASE("Who cites a provision is told at the provision") {
  const Pages made(corpus(), {});
  const Response page = made.get(std::string(kCited));
  CHECK(has(page, "1 văn bản viện dẫn</summary>"));
  CHECK(has(page, "href=\"/documents/qd-bct/2020/1?at=dieu-2#dieu-2\">1/QĐ-BCT, Điều 2</a>"));
  CHECK(has(page, ">1 văn bản</a>"));
}

TEST_CASE("A table has a caption, headings with scope, its groups, and marks what was repaired") {
  const Pages made(corpus(), {});
  const Response page = made.get(std::string(kDecision));
  for (const std::string_view markup :
       {"<caption id=\"bang-1\">", "<th scope=\"col\">Thời gian</th>",
        "<th scope=\"rowgroup\" colspan=\"3\">Nhóm 1</th>", "<tr id=\"hd-1\">",
        "<th scope=\"row\" data-label=\"Việc\">Xây dựng đề án", "<span class=\"repair\"",
        "1 chỗ đã sửa so với bản in</summary>", "<li>lạc loài</li>"}) {
    CAPTURE(markup);
    CHECK(has(page, markup));
  }
}

TEST_CASE("The printed view shows both sides of each repair, and lists them and the remarks") {
  const Pages made(corpus(), {});
  const Response page = made.get(std::string(kDecision), {{"view", "printed"}});
  REQUIRE(page.status == 200);
  const auto repair = page.body.find("<a href=\"#sua-1\">hoá</a></del>");
  REQUIRE(repair != std::string::npos);
  CHECK(page.body.find("<a href=\"#sua-1\">hóa</a></ins>") > repair);
  CHECK(has(page, "<li id=\"sua-1\"><a href=\"#k4\">Điều 3</a>"));
  CHECK(has(page, "<li id=\"sua-2\"><a href=\"#b1-2\">"));
  CHECK(has(page, ">Vụ A</del>"));
  CHECK(has(page, ">2020</ins>"));
  CHECK(has(page, "the numbering leaves out 3"));
}

TEST_CASE("Relations of a document are listed by kind in both directions, beside the picture") {
  const Pages made(corpus(), {});
  const Response out = made.get(std::string(kDecision), {{"view", "relations"}});
  CHECK(has(out, "<svg"));
  CHECK(has(out, "<h3>Căn cứ vào</h3>"));
  CHECK(has(out, "<a href=\"/documents/qd-bct/2020/2\">2/QĐ-BCT</a>"));
  const Response in = made.get(std::string(kCited), {{"view", "relations"}});
  CHECK(has(in, "<h3>Là căn cứ của</h3>"));
  CHECK(has(in, "<a href=\"/documents/qd-bct/2020/1\">1/QĐ-BCT</a>"));
}

TEST_CASE("Any spelling of a symbol leads to the identity, and keeps what was asked") {
  const Pages made(corpus(), {});
  for (const std::string spelling : {"/documents/1/QĐ-BCT", "/documents/1/qd-bct"}) {
    CAPTURE(spelling);
    const Response page = made.get(spelling, {{"view", "printed"}});
    CHECK(page.status == 302);
    CHECK(header(page, "Location") == "/documents/qd-bct/2020/1?view=printed");
  }
  CHECK(header(made.get("/en/documents/1/QĐ-BCT"), "Location") == "/en/documents/qd-bct/2020/1");
}

TEST_CASE("What is not there is not found: a document, a view, a file") {
  const Pages made(corpus(), {});
  CHECK(made.get("/documents/qd-ttg/1999/1").status == 404);
  CHECK(made.get("/documents/<script>").status == 404);
  CHECK(made.get(std::string(kDecision), {{"view", "nothing"}}).status == 404);
  CHECK(made.get(std::string(kDecision), {{"download", "../../current"}}).status == 404);
}

TEST_CASE("A place that is asked for leads to the nearest provision that is there") {
  const Pages made(corpus(), {});
  const auto to = [&](std::string at) {
    return header(made.get(std::string(kDecision), {{"at", std::move(at)}}), "Location");
  };
  CHECK(to("dieu-2") == "/documents/qd-bct/2020/1#dieu-2");
  CHECK(to("dieu-2.khoan-8") == "/documents/qd-bct/2020/1#dieu-2");
  CHECK(to("hd-1") == "/documents/qd-bct/2020/1#hd-1");
  CHECK(to("dieu-99") == "/documents/qd-bct/2020/1");
}

TEST_CASE("A long document is shown in parts, and a place leads to its part") {
  const Document law =
      search::test_index::document("luat-qh14/2020/5", "5/2020/QH14", "2020-01-01", "Luật dài",
                                   std::vector<std::string>(900, std::string(1000, 'x')));
  const Pages made({law}, {});
  const Response first = made.get("/documents/luat-qh14/2020/5");
  CHECK(first.body.size() < 450'000);
  CHECK(has(first, "rel=\"next\" href=\"/documents/luat-qh14/2020/5?part=2\""));
  const std::string place =
      header(made.get("/documents/luat-qh14/2020/5", {{"at", "dieu-700"}}), "Location");
  REQUIRE(place.find("?part=") != std::string::npos);
  CHECK(place.ends_with("#dieu-700"));
  const auto number = place.find("part=") + 5;
  const std::string part = place.substr(number, place.find('#') - number);
  CHECK(has(made.get("/documents/luat-qh14/2020/5", {{"part", part}}), "id=\"dieu-700\""));
  CHECK(made.get("/documents/luat-qh14/2020/5", {{"part", "99999"}}).status == 200);
}

TEST_CASE("Downloads have a name that is safe, and the real one beside it") {
  const Pages made(corpus(), {});
  const auto file = [&](std::string what) {
    return made.get(std::string(kDecision), {{"download", std::move(what)}});
  };
  CHECK(file("txt").body == corpus().front().text);
  CHECK(file("txt").type == "text/plain; charset=utf-8");
  CHECK(file("xml").body.starts_with("<?xml"));
  CHECK(header(file("activities.csv"), "Content-Disposition") ==
        "attachment; filename=\"qd-bct-2020-1.activities.csv\"; "
        "filename*=UTF-8''1-Q%C4%90-BCT.activities.csv");
  CHECK(file("citations.jsonl").body.find("qd-bct/2020/2") != std::string::npos);
}

}  // namespace viendan::web
