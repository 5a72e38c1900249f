#include "store/xml.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <random>

#include "base/escape.h"
#include "base/file.h"
#include "base/text.h"
#include "store/sound.h"
#include "unit/store/rich_document.h"

namespace viendan::store {
namespace {

const std::filesystem::path kSchema = std::filesystem::path(VIENDAN_SCHEMAS) / "viendan-1.xsd";

Document plain_document(std::string text) {
  Document d;
  d.metadata.id = "file/?/a";
  d.text = std::move(text);
  d.blocks = {{BlockKind::Document, -1, {0, static_cast<std::uint32_t>(d.text.size())}}};
  return d;
}

TEST_CASE("a record holds every field of a document") {
  const Document document = test::rich_document();
  REQUIRE(sound(document));
  const auto read = from_xml(to_xml(document));
  REQUIRE(read);
  // Part by part first: a failure then tells where.
  CHECK(read->text == document.text);
  CHECK(read->metadata == document.metadata);
  CHECK(read->blocks == document.blocks);
  CHECK(read->map == document.map);
  CHECK(read->tables == document.tables);
  CHECK(read->activities == document.activities);
  CHECK(read->targets == document.targets);
  CHECK(read->duties == document.duties);
  CHECK(read->citations == document.citations);
  CHECK(*read == document);
}

TEST_CASE("equal documents give equal bytes") {
  CHECK(to_xml(test::rich_document()) == to_xml(test::rich_document()));
}

TEST_CASE("any text survives, white space and characters that XML lacks too") {
  const auto text =
      GENERATE(as<std::string>{}, "", "\n", " ", "\t \n ", "\r", "\r\n", "  a  ", "a\n\n",
               "<![CDATA[x]]>", "&#10;&amp;", "\x01", "\x7F\u0085", "\u241B", "\u241B0041",
               "\uFFFE\uFFFF", std::string("a\0b", 3), "<!-- -->", "\uFEFF\u2028\u00A0");
  const Document document = plain_document(text);
  const std::string xml = to_xml(document);
  CHECK(validate(xml, kSchema));
  const auto read = from_xml(xml);
  REQUIRE(read);
  CHECK(*read == document);
}

TEST_CASE("a path that is no UTF-8 survives") {
  Document document = plain_document("a");
  document.source = "th\xE9 \xC3.txt";
  const auto xml = to_xml(document);
  CHECK(validate(xml, kSchema));
  CHECK(from_xml(xml)->source == document.source);
}

TEST_CASE("a record obeys the schema") {
  const auto valid = validate(to_xml(test::rich_document()), kSchema);
  INFO((valid ? "" : valid.error().message));
  CHECK(valid);
}

TEST_CASE("the texts of the blocks, in order, are the text of the document") {
  const std::string xml = to_xml(plain_document("Điều 1.\n  a & b"));
  CHECK(xml.find(">Điều 1.\n  a &amp; b</block>") != std::string::npos);
}

TEST_CASE("what breaks the schema is named with its line and what was expected") {
  struct Row {
    std::string_view from, to, line, word;
  };
  const auto row = GENERATE(values<Row>({
      {"kind=\"article\"", "kind=\"artikel\"", "line ", "article"},
      {"<targets>", "<tagets>", "line ", ""},
      {" source=\"", " sauce=\"", "line 2", "sauce"},
      {"confidence=\"0.875\"", "confidence=\"8.75\"", "line ", "confidence"},
  }));
  const auto verdict =
      validate(replace_all(to_xml(test::rich_document()), row.from, row.to), kSchema);
  REQUIRE_FALSE(verdict);
  CHECK(verdict.error().code == Error::Code::Malformed);
  CHECK(verdict.error().message.starts_with(row.line));
  CHECK(verdict.error().message.find(row.word) != std::string::npos);
}

TEST_CASE("a validator reads no document type, no other file and no missing schema") {
  const auto bomb = validate(
      "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;\">]><document>&b;</document>",
      kSchema);
  CHECK_FALSE(bomb);
  CHECK_FALSE(validate(to_xml(plain_document("a")), kSchema / "missing.xsd"));
  CHECK_FALSE(validate("", kSchema));
  CHECK_FALSE(validate("no xml", kSchema));
}

TEST_CASE("what is not a record is refused") {
  const auto xml =
      GENERATE(as<std::string>{}, "", " ", "words", "<document/>",
               "<a xmlns='urn:viendan:record:1'/>", "<document xmlns=\"urn:viendan:record:2\"/>",
               "\xFF\xFE", std::string(3, '\0'), "<!DOCTYPE a [<!ENTITY b \"c\">]><document/>");
  const auto read = from_xml(xml);
  REQUIRE_FALSE(read);
  CHECK(read.error().code == Error::Code::Malformed);
}

TEST_CASE("a value that is not its own kind is refused") {
  struct Row {
    std::string_view from, to;
  };
  const auto row = GENERATE(values<Row>({
      {"block=\"2\"", "block=\"4\""},  // no such block
      {"block=\"2\"", "block=\"two\""},
      {"parent=\"2\"", "parent=\"3\""},  // its own parent
      {"span=\"5-9\"", "span=\"9-5\""},
      {"span=\"5-9\"", "span=\"5-99999\""},  // outside the text
      {"span=\"5-9\"", "span=\"5\""},
      {"span=\"5-9\"", "spam=\"5-9\""},            // lost and unknown
      {"<before>", "<before>x</before><before>"},  // twice
      {"n=\"1\"", "n=\"2\""},                      // a block lost
      {"to=\"2020-12-31\"", "to=\"2020-13-31\""},
      {"min=\"25.5\"", "min=\"nan\""},
      {"relation=\"legal_basis\"", "relation=\"basis\""},
      {"collective=\"true\"", "collective=\"yes\""},
      {"<surface>Luật", "<surface>Luat"},  // not what its span covers
      {"<tables>", "<tables>words"},
      {"\u241B241B", "\u241B24"},
      {"0 1 0 9", "0 1 0"},
      {"9 2 3 40", "0 2 3 40 "},
      {"60 7", "6 7"},  // runs out of order
  }));
  const std::string xml = to_xml(test::rich_document());
  const std::string damaged = replace_all(xml, row.from, row.to);
  REQUIRE(damaged != xml);
  INFO(row.from << " -> " << row.to);
  const auto read = from_xml(damaged);
  REQUIRE_FALSE(read);
  CHECK(read.error().code == Error::Code::Malformed);
}

TEST_CASE("a record that was cut off is refused at every length") {
  const std::string xml = to_xml(test::rich_document());
  const auto whole = trim_right(xml).size();
  for (std::size_t length = 0; length < whole; ++length) {
    if (from_xml(xml.substr(0, length))) FAIL("cut at " << length);
  }
}

TEST_CASE("a record with changed bytes is read or refused, and what is read is sound") {
  const std::string xml = to_xml(test::rich_document());
  std::mt19937 random(1);
  for (int round = 0; round < 3000; ++round) {
    std::string damaged = xml;
    for (int change = 0; change <= round % 3; ++change) {
      const auto at = random() % damaged.size();
      switch (random() % 3) {
        case 0:
          damaged[at] = static_cast<char>(random());
          break;
        case 1:
          damaged.erase(at, random() % 40);
          break;
        default:
          damaged.insert(at, damaged.substr(random() % damaged.size(), random() % 40));
      }
    }
    const auto read = from_xml(damaged);
    if (read && !sound(*read)) FAIL("round " << round);
    (void)validate(damaged, kSchema);
  }
}

TEST_CASE("deep nesting does no harm") {
  std::string deep = "<document xmlns=\"urn:viendan:record:1\" source=\"\" digest=\"\">";
  for (int i = 0; i < 200000; ++i) deep += "<a>";
  CHECK_FALSE(from_xml(deep));
  for (int i = 0; i < 200000; ++i) deep += "</a>";
  deep += "</document>";
  CHECK_FALSE(from_xml(deep));
  CHECK_FALSE(validate(deep, kSchema));
}

TEST_CASE("escapes are read back, and nothing else is taken for one") {
  CHECK(escape_for_xml("a\x0C"
                       "b") == "a\u241B000Cb");
  CHECK(escape_for_xml("\xE9") == "\u241BxE9");
  CHECK(unescape_from_xml("\u241B000C") == "\x0C");
  CHECK_FALSE(unescape_from_xml("\u241B0041"));
  CHECK_FALSE(unescape_from_xml("\u241B"));
  CHECK_FALSE(unescape_from_xml("\u241BxG0"));
}

}  // namespace
}  // namespace viendan::store
