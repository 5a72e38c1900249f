#include "render/export.h"

#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/text.h"
#include "render/writers.h"
#include "unit/store/rich_document.h"

namespace viendan::render {
namespace {

using Json = nlohmann::ordered_json;

const Vocabulary& vocabulary() {
  static const auto loaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary");
  if (!loaded) throw std::runtime_error(loaded.error().message);
  return *loaded;
}

std::string exported(What what, Format format = Format::Jsonl) {
  const std::vector<Document> documents = {test::rich_document()};
  return export_records(documents, what, format, vocabulary());
}

Json first_record(What what) {
  return Json::parse(exported(what).substr(0, exported(what).find('\n')));
}

std::vector<std::string> names_in(const Json& object) {
  std::vector<std::string> names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return names;
}

Json schema_of(const std::string& name) {
  const auto bytes = read_file(fmt::format("{}/{}.schema.json", VIENDAN_SCHEMAS, name), 1 << 20);
  REQUIRE(bytes);
  return Json::parse(*bytes);
}

TEST_CASE("records have the members of their schema, in its order") {
  for (const auto& [what, name] : kWhats) {
    if (what == What::Graph) continue;
    INFO(name);
    const Json schema = schema_of(fmt::format("export-{}", name));
    CHECK(names_in(first_record(what)) == names_in(schema["properties"]));
    CHECK(schema["required"].size() == schema["properties"].size());
  }
}

TEST_CASE("each record is one line of JSON that names its document and source") {
  for (const auto what :
       {What::Units, What::Activities, What::Citations, What::Targets, What::Duties}) {
    const std::string lines = exported(what);
    REQUIRE(lines.ends_with("\n"));
    for (const auto line : split(trim(lines), '\n')) {
      const Json record = Json::parse(line);
      CHECK(record["document"] == "qd-ttg/2020/1375");
      CHECK(record["source"] == "thư mục/1375 & \"b\".txt");
    }
  }
}

TEST_CASE("what is absent is null, lists are never null") {
  const std::string lines = exported(What::Activities);
  const auto rows = split(trim(lines), '\n');
  REQUIRE(rows.size() == 2);
  const Json bare = Json::parse(rows[1]);
  for (const auto* name : {"annex", "table", "ordinal", "timeline", "submit_to", "note"}) {
    INFO(name);
    CHECK(bare[name].is_null());
  }
  for (const auto* name :
       {"group", "content", "lead", "coordinating", "funding", "outputs", "repairs"}) {
    INFO(name);
    CHECK(bare[name] == Json::array());
  }
  CHECK(bare["title"] == "");
}

TEST_CASE("an activity is exported with all that is known of it") {
  const Json record = first_record(What::Activities);
  CHECK(record["lead"].dump() ==
        R"([{"name":"Bộ Công Thương","id":"bo-cong-thuong","collective":false,"scope":[1,2]}])");
  CHECK(record["timeline"].dump() ==
        R"({"raw":"2015 - 2020","from":"2015","to":"2020-12-31","recurrence":"P1Y"})");
  CHECK(record["lines"].dump() == "[1,2]");
  CHECK(record["origin"] == "text");
  CHECK(record["repairs"][0]["confidence"] == 0.875);
}

TEST_CASE("a mention over two lines is placed by its part on the first, in code points") {
  Document document;
  document.text = "Đã có Luật\nHóa chất";
  document.blocks = {{BlockKind::Document, -1, {0, 27}}};
  document.map = SourceMap({{0, 7, 2, 11}, {16, 8, 0, 8}});
  document.citations = {{.span = {9, 27}, .surface = "Luật\nHóa chất"}};
  const std::vector<Document> documents = {document};
  const auto json = export_records(documents, What::Citations, Format::Jsonl, vocabulary());
  const Json record = Json::parse(json);
  CHECK(record["line"] == 7);
  CHECK(record["start"] == 8);
  CHECK(record["end"] == 12);
  CHECK(record["target"].is_null());
  CHECK(record["pinpoint"].is_null());
  CHECK(record["candidates"] == Json::array());
}

TEST_CASE("an issue of the document as a whole has no line") {
  const Json issues = first_record(What::Documents)["issues"];
  CHECK(issues[0]["line"] == 1);
  CHECK(issues[1]["line"].is_null());
}

TEST_CASE("whole numbers have no fraction, others are exact") {
  const std::string lines = exported(What::Targets);
  CHECK(lines.find("\"min\":25.5,\"max\":0.3333333333333333") != std::string::npos);
  CHECK(lines.find("\"min\":0,\"max\":null") != std::string::npos);
}

TEST_CASE("agencies are counted by identity, others by name, in any case") {
  Document document = test::rich_document();
  document.activities[1].lead = {{.name = "Các Bộ, ngành liên quan"}};
  Document second = test::rich_document();
  second.metadata.id = "nd-cp/2021/1";
  const std::vector<Document> documents = {document, second};
  const auto lines = export_records(documents, What::Agencies, Format::Jsonl, vocabulary());
  std::map<std::string, Json> by_name;
  for (const auto line : split(trim(lines), '\n')) {
    const Json record = Json::parse(line);
    by_name[record["id"].is_null() ? "other" : record["id"].get<std::string>()] = record;
  }
  REQUIRE(by_name.size() == 3);
  CHECK(by_name["bo-cong-thuong"]["lead"] == 2);
  CHECK(by_name["bo-xay-dung"]["duties"] == 2);
  CHECK(by_name["other"]["lead"] == 1);
  CHECK(by_name["other"]["coordinating"] == 2);
  CHECK(by_name["other"]["documents"].size() == 2);
}

TEST_CASE("CSV to download has a heading line, one line a record, and quotes what must be") {
  const std::string csv = exported(What::Targets, Format::Csv);
  CHECK(csv ==
        "document,source,statement,subject,min,max,unit,comparator,baseline,from,to,number,"
        "first_line,last_line\r\n"
        "qd-ttg/2020/1375,\"thư mục/1375 & \"\"b\"\".txt\",\"giảm 25,5%\",cường độ,25.5,"
        "0.3333333333333333,%,giảm,so với mức 2010,2016,'2020-02,1,7,7\r\n"
        "qd-ttg/2020/1375,\"thư mục/1375 & \"\"b\"\".txt\",không số,,0,,,,,,,2,,\r\n");
}

TEST_CASE("a CSV of no records has its heading line") {
  CHECK(export_records({}, What::Duties, Format::Csv, vocabulary()) ==
        "document,source,agencies,agencies_id,text,recurrence,deadline,number,first_line,"
        "last_line\r\n");
  CHECK(export_records({}, What::Duties, Format::Jsonl, vocabulary()).empty());
}

TEST_CASE("XML has the same names, and survives what XML cannot hold") {
  const std::vector<Object> records = {{{"title", std::string("a <b> & \x02 \xFF\n")},
                                        {"note", Value()},
                                        {"group", List{std::string("g")}},
                                        {"funding", List{}},
                                        {"timeline", Object{{"from", std::string("2015")}}},
                                        {"min", Value(0.5)}}};
  CHECK(to_xml(records, What::Activities) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<records kind=\"activities\">\n"
        " <record>\n"
        "  <title>a &lt;b&gt; &amp; \uFFFD \uFFFD\n</title>\n"
        "  <group>\n"
        "   <item>g</item>\n"
        "  </group>\n"
        "  <funding />\n"
        "  <timeline>\n"
        "   <from>2015</from>\n"
        "  </timeline>\n"
        "  <min>0.5</min>\n"
        " </record>\n"
        "</records>\n");
}

TEST_CASE("JSON survives bytes that are no text") {
  CHECK(to_json({{"a", std::string("\xFF\x01\"\n")}}) == "{\"a\":\"\uFFFD\\u0001\\\"\\n\"}");
}

TEST_CASE("hits are lines with their rank and the found words between brackets") {
  Answer answer;
  answer.hits = {{.document = "qd-ttg/2012/1393",
                  .source = "a.txt",
                  .score = 12.5,
                  .passages = {{"Điều 1", "dieu-1", "về \x02tăng trưởng\x03\nxanh"}}},
                 {.document = "qd-ttg/?/403", .stub = true}};
  CHECK(
      hits_as_jsonl(answer) ==
      R"({"document":"qd-ttg/2012/1393","source":"a.txt","unit":"Điều 1","score":12.5,)"
      R"("snippet":"về [tăng trưởng] xanh","rank":1})"
      "\n"
      R"({"document":"qd-ttg/?/403","source":null,"unit":null,"score":0.0,"snippet":null,"rank":2})"
      "\n");
  CHECK(names_in(Json::parse(split(hits_as_jsonl(answer), '\n')[0])) ==
        names_in(schema_of("search")["properties"]));
}

TEST_CASE("facets are one line, with what they leave out") {
  Answer answer;
  answer.facets = {{"type", {{"Quyết định", 3}, {"Chỉ thị", 1}}, 2}, {"year", {}}};
  CHECK(facets_as_jsonl(answer) ==
        R"({"facets":[{"field":"type","values":[{"value":"Quyết định","count":3},)"
        R"({"value":"Chỉ thị","count":1}],"more":2},{"field":"year","values":[],"more":0}]})"
        "\n");
  const auto written = Json::parse(facets_as_jsonl(answer))["facets"][0];
  const auto schema = schema_of("search-facets")["properties"]["facets"]["items"];
  CHECK(names_in(written) == names_in(schema["properties"]));
}

TEST_CASE("edges are written whatever stands in the identities") {
  const std::vector<Edge> edges = {{"a/1/\"1\\", "b/?/<2>", "amends", 3, "stub"}};
  CHECK(edges_as_jsonl(edges) ==
        R"({"from":"a/1/\"1\\","to":"b/?/<2>","relation":"amends","mentions":3,"status":"stub"})"
        "\n");
  CHECK(edges_as_jsonl({}).empty());
  CHECK(names_in(Json::parse(edges_as_jsonl(edges))) ==
        names_in(schema_of("export-edges")["properties"]));
}

TEST_CASE("equal documents give equal bytes in every format") {
  for (const auto& [what, name] : kWhats) {
    for (const auto& [format, word] : kFormats)
      CHECK(exported(what, format) == exported(what, format));
  }
}

}  // namespace
}  // namespace viendan::render
