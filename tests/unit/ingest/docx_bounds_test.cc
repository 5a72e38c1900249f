// Word files that are damaged, that lie, or that are out of all proportion.
#include <ctime>

#include "docx_parts.h"

namespace viendan::ingest {

TEST_CASE("A file that is no sound archive is refused with the reason") {
  struct Row {
    std::string rule;
    std::vector<ZipEntry> entries;
    std::string reason;
  };
  auto truncated = entries_of(p("a"));
  truncated[1].bytes.resize(truncated[1].bytes.size() / 2);
  auto doctype = entries_of(p("a"));
  doctype[1].bytes.insert(doctype[1].bytes.find("<w:document"),
                          R"(<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>)");
  auto encrypted = entries_of(p("a"));
  encrypted[1].encrypted = true;
  auto damaged = entries_of(p("a"));
  damaged[1].deflated = true;
  damaged[1].declared = 10;
  const auto row = GENERATE_COPY(values<Row>({
      {"no entries", {}, ""},
      {"no office file", {{"a.txt", "b"}}, "no office file"},
      {"an archive in an archive", {{"a.docx", make_zip(entries_of(p("a")))}}, "no office file"},
      {"names that climb", {{"../../word/document.xml", "<a/>"}}, "no office file"},
      {"no text",
       {{"_rels/.rels", links(link("a", "officeDocument", "word/document.xml"))}},
       "no office file"},
      {"a link to another place",
       {{"_rels/.rels", links(link("a", "officeDocument", "http://a/b.xml", "External"))}},
       "no office file"},
      {"XML that ends early", truncated, "word/document.xml: damaged"},
      {"a declaration of entities", doctype, "document type declaration"},
      {"a password", encrypted, "password"},
  }));
  INFO(row.rule);
  const auto rich = read_zip(row.entries);
  REQUIRE_FALSE(rich);
  CHECK_THAT(rich.error().message, Catch::StartsWith("a.docx: "));
  CHECK_THAT(rich.error().message, Catch::Contains(row.reason));
}

TEST_CASE("A cut archive never crashes the reader") {
  const std::string bytes = make_zip(entries_of(p("Điều 1.")));
  for (std::size_t size = 0; size < bytes.size(); size += 7) {
    const Limits limits;
    CHECK_FALSE(read_ooxml({"a.docx", std::string_view(bytes).substr(0, size), limits}));
  }
}

TEST_CASE("What unpacks to more than the limit is refused, whatever it declares") {
  const Limits limits{.unpacked = 1000};
  auto honest = entries_of(p(std::string(5000, 'a')));
  auto lying = honest;
  lying[1].deflated = true;
  lying[1].declared = 10;
  for (const auto& entries : {honest, lying}) {
    const auto rich = read_zip(entries, limits);
    REQUIRE_FALSE(rich);
    CHECK_THAT(rich.error().message, Catch::Contains("unpacks to more than 1000 bytes"));
  }
}

TEST_CASE("A paragraph that is longer than any line may be is refused") {
  const auto rich = read_zip(entries_of(p(std::string(5000, 'a'))), {.line_bytes = 4000});
  REQUIRE_FALSE(rich);
  CHECK_THAT(rich.error().message, Catch::Contains("a paragraph of more than 4000 bytes"));
}

TEST_CASE("Entities that nobody declared are the letters that are written") {
  CHECK(sketch(read_body(p("&xxe; &amp; &#272;"))) == "&xxe; & Đ");
}

TEST_CASE("Great sizes cost little or are refused") {
  const std::clock_t begin = std::clock();
  SECTION("a cell across a million columns") {
    const auto rich = read_body("<w:tbl><w:tr>" + cell("a", R"(<w:gridSpan w:val="1000000"/>)") +
                                cell("b") + "</w:tr></w:tbl>");
    CHECK(std::get<RichTable>(rich.pieces.front()).rows.front().cells.size() == 2);
  }
  SECTION("a million cells") {
    std::string row;
    for (int i = 0; i < 50; ++i) row += "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>";
    std::string rows;
    for (int i = 0; i < 20'000; ++i) rows += "<w:tr>" + row + "</w:tr>";
    const auto rich = read_body("<w:tbl>" + rows + "</w:tbl>");
    CHECK(std::get<RichTable>(rich.pieces.front()).rows.size() == 20'000);
  }
  SECTION("too many elements") {
    std::string body;
    for (int i = 0; i < 13'000'000; ++i) body += "<a/>";
    const auto rich = read_zip(entries_of(body));
    REQUIRE_FALSE(rich);
    CHECK_THAT(rich.error().message, Catch::Contains("elements and attributes"));
  }
  SECTION("elements inside each other, a million deep") {
    std::string body;
    for (int i = 0; i < 1'000'000; ++i) body += "<w:ins>";
    body += p("a");
    for (int i = 0; i < 1'000'000; ++i) body += "</w:ins>";
    CHECK(sketch(read_body(body)) == "a");
  }
  SECTION("tables inside each other") {
    std::string body = p("a");
    for (int i = 0; i < 1000; ++i) body = "<w:tbl><w:tr><w:tc>" + body + "</w:tc></w:tr></w:tbl>";
    const auto rich = read_zip(entries_of(body));
    REQUIRE_FALSE(rich);
    CHECK_THAT(rich.error().message, Catch::Contains("nested"));
  }
  CHECK(std::clock() - begin < 20 * CLOCKS_PER_SEC);
}

}  // namespace viendan::ingest
