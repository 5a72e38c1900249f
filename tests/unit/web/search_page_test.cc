#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include "search/query/fields.h"
#include "search/query/query_help.h"
#include "support/small_collection.h"

namespace viendan::web {
namespace {

using test_collection::has;
using test_collection::Pages;
using Parameters = Pages::Parameters;

/// Where the words stand; far behind all where they do not.
std::size_t place(const Response& page, std::string_view words) {
  return page.body.find(words);
}

std::string row(Language language) {
  return fmt::format("href=\"{}\"",
                     document_address("qd-bct/2015/13443", "pl.muc-i.hd-7", language));
}

}  // namespace

TEST_CASE("Without a question the page says what there is and how to ask") {
  const Pages pages;
  for (const std::string path : {"/", "/search"}) {
    CAPTURE(path);
    const Response page = pages.get(path);
    CHECK(page.status == 200);
    for (const std::string_view expected :
         {"role=\"search\"", "href=\"/search?q=tang%20truong%20xanh\"", "<strong>4</strong>",
          "href=\"/search?type=Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh\"", "href=\"/search?year=2015\"",
          "href=\"/documents/qd-ttg/2016/76\"", "href=\"/search.atom\""}) {
      CAPTURE(expected);
      CHECK(has(page, expected));
    }
  }
  CHECK(has(pages.get("/en"), "Search policy documents"));
}

TEST_CASE("Words without accents lead to the row of an annex that has them") {
  const Pages pages;
  const Response page = pages.get("/search", {{"q", "san xuat sach hon"}});
  CHECK(has(page, row(Language::Vietnamese)));
  CHECK(has(page, "Phụ lục, I, hoạt động 7</a>"));
  CHECK(has(page, "<mark>sản xuất sạch hơn</mark>"));
  CHECK(has(pages.get("/en/search", {{"q", "san xuat sach hon"}}), row(Language::English)));
}

TEST_CASE("A symbol in any spelling shows its document before those that cite it") {
  const Pages pages;
  for (const std::string symbol : {"1393/QĐ-TTg", "1393 qd ttg", "Quyết định số 1393/QĐ-TTg"}) {
    CAPTURE(symbol);
    const Response page = pages.get("/search", {{"q", symbol}});
    const auto own = place(page, "Văn bản có số, ký hiệu này");
    const auto stub = place(page, "<a href=\"/documents/qd-ttg/2012/1393\">");
    const auto citing = place(page, "Văn bản viện dẫn hoặc nhắc đến");
    CHECK(own < stub);
    CHECK(stub < citing);
    CHECK(citing < place(page, "<a href=\"/documents/qd-ttg/2016/76\">Quyết định 76/QĐ-TTg – "));
    CHECK(has(page, "<span class=\"tag stub\">Chưa có toàn văn</span>"));
    CHECK(has(page, "Được viện dẫn tại <a href=\"/documents/qd-bct/2015/13443\">13443/QĐ-BCT</a>"));
  }
}

TEST_CASE("Conditions may stand alone, newest first, and are taken away one by one") {
  const Pages pages;
  const Response page = pages.get("/search", {{"year", "2016"}, {"type", "QĐ"}, {"year", "2015"}});
  CHECK(place(page, "/documents/qd-ttg/2016/76") < place(page, "/documents/qd-bct/2015/13443"));
  CHECK(!has(page, "/documents/ct-bct/2013/4"));
  CHECK(has(page, "href=\"/search?type=Q%C4%90&amp;year=2016\""));
  CHECK(has(page, "href=\"/search?type=Q%C4%90&amp;year=2015\""));
  CHECK(has(page, "href=\"/search?year=2016&amp;year=2015\""));
  CHECK(has(page, "<input type=\"hidden\" name=\"year\" value=\"2016\">"));
}

TEST_CASE("A chosen value is marked among the facets, however it was typed") {
  const Pages pages;
  const Response page = pages.get("/search", {{"q", "quyết định"}, {"type", "qđ"}});
  CHECK(has(page, "aria-current=\"true\"><span aria-hidden=\"true\">✓ </span><span>Quyết định<"));
  CHECK(has(page, "<option value=\"Quyết định\" selected=\"\">"));
}

TEST_CASE("A condition that cannot be read is told, not passed over") {
  const Pages pages;
  const Response page = pages.get("/search", {{"q", "xanh"}, {"from", "hôm qua"}});
  CHECK(has(page, "class=\"warning\">Không hiểu điều kiện “Từ: hôm qua”"));
  CHECK(!has(pages.get("/search", {{"q", "xanh"}, {"from", "2015"}}), "class=\"warning\""));
}

TEST_CASE("Where nothing is found, the page says what to do") {
  const Pages pages;
  const Response words = pages.get("/search", {{"q", "vũ trụ"}, {"year", "2015"}});
  CHECK(has(words, "Không tìm thấy văn bản nào"));
  CHECK(has(words, "href=\"/search?q=v%C5%A9%20tr%E1%BB%A5\""));
  CHECK(has(words, "href=\"/search?q=vu%20tru&amp;year=2015\""));
  CHECK(has(words, "href=\"/search?q=v%C5%A9%20OR%20tr%E1%BB%A5&amp;year=2015\""));
  const Response symbol = pages.get("/search", {{"q", "1393/QĐ-BTC"}});
  CHECK(has(symbol, "không có văn bản nào mang số, ký hiệu này"));
  CHECK(has(symbol, "href=\"/documents/qd-ttg/2012/1393\">"));
}

TEST_CASE("Words of a query are never markup") {
  const Pages pages;
  const std::string evil = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
  for (const std::string path : {"/search", "/en/search", "/search.atom"}) {
    for (const std::string name : {"q", "type", "year", "sort", "similar", "from"}) {
      CAPTURE(path, name);
      const Response page = pages.get(path, {{name, evil}});
      CHECK(!has(page, "<script>"));
      CHECK(!has(page, "<img"));
    }
  }
}

TEST_CASE(
    "Documents like one are listed with the reason, and one that is not there is said to be") {
  const Pages pages;
  const Response page = pages.get("/search", {{"similar", "qd-bct/2015/13443"}});
  CHECK(page.status == 200);
  CHECK(has(page, "/documents/qd-ttg/2016/76"));
  CHECK(has(page, "cùng viện dẫn 1393/QĐ-TTg"));
  CHECK(pages.get("/search", {{"similar", "qd-bct/1999/1"}}).status == 404);
}

TEST_CASE("Pages of results go no further than the first thousand") {
  const Pages pages;
  CHECK(pages.get("/search", {{"type", "QĐ"}, {"offset", "4000000000"}}).status == 200);
  const Response behind = pages.get("/search", {{"type", "QĐ"}, {"offset", "500"}});
  CHECK(behind.status == 200);
  CHECK(has(behind, "Danh sách kết thúc trước trang này."));
}

TEST_CASE("A feed is XML whatever is asked, newest first, the same however it is asked") {
  const Pages pages;
  const Parameters rows[] = {{},
                             {{"q", "xanh"}},
                             {{"q", "\xEF\xBF\xBE & <b> ]]> \" \x01\x02 \xEF\xBF\xBF"}},
                             {{"type", "<>&\""}, {"q", "không có"}}};
  for (const Parameters& asked : rows) {
    const Response feed = pages.get("/search.atom", asked);
    CHECK(feed.type == "application/atom+xml; charset=utf-8");
    pugi::xml_document parsed;
    REQUIRE(parsed.load_buffer(feed.body.data(), feed.body.size()));
    const auto root = parsed.child("feed");
    for (const char* name : {"title", "id", "updated", "author"}) CHECK(root.child(name));
    std::string before = "9999";
    for (const auto entry : root.children("entry")) {
      const std::string updated = entry.child_value("updated");
      CHECK(updated <= before);
      before = updated;
      CHECK(std::string(entry.child_value("id")).starts_with("tag:viendan,2026:documents/"));
    }
    for (const std::string_view forbidden : {"\xEF\xBF\xBE", "\xEF\xBF\xBF", "\x01", "\x02"})
      CHECK(!has(feed, forbidden));
  }
  const Response found = pages.get("/search.atom", {{"q", "san xuat sach hon"}});
  CHECK(has(found, "href=\"/documents/qd-bct/2015/13443"));
  CHECK(!has(found, "documents%2F"));  // an anchor is no address
  const Response one = pages.get("/search.atom", {{"year", "2016"}, {"q", " xanh  hóa"}});
  const Response other =
      pages.get("/search.atom",
                {{"q", "xanh hóa"}, {"sort", "citations"}, {"year", "2016"}, {"offset", "3"}});
  CHECK(one.body == other.body);
  CHECK(has(one, "<updated>2016-01-11T00:00:00+07:00</updated>"));
}

TEST_CASE("Every example of the query language is a link of the help page that runs") {
  const Pages pages;
  const Response help = pages.get("/help");
  CHECK(help.status == 200);
  std::size_t links = 0;
  const std::string begin = "href=\"/search?q=";
  for (auto at = help.body.find(begin); at != std::string::npos; at = help.body.find(begin, at + 1))
    ++links;
  CHECK(links == search::kQueryExamples.size() + search::kFields.size());
}

}  // namespace viendan::web
