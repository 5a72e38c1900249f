#include <catch2/catch.hpp>

#include "support/small_collection.h"

using namespace viendan;
using namespace viendan::web;
using test_collection::has;
using test_collection::Pages;
using test_collection::times;
namespace index_ = viendan::search::test_index;

namespace {

/// Two documents that date the missing one differently, and one with hostile words.
std::vector<Document> disagreeing() {
  auto all = index_::corpus();
  const std::string first = "Quyết định số 1393/QĐ-TTg ngày 25 tháng 9 năm 2012 <b>in đậm</b>";
  const std::string second = "Quyết định số 1393/QĐ-TTg ngày 26 tháng 9 năm 2012";
  all.push_back(index_::document("qd-bct/2013/1", "1/QĐ-BCT", "2013-01-01", "Về <script>x</script>",
                                 {"Căn cứ " + first + " của Thủ tướng."}));
  index_::cite(all.back(), first, "qd-ttg/2012/1393");
  all.push_back(index_::document("qd-bct/2013/2", "2/QĐ-BCT", "2013-01-02", "Về việc khác",
                                 {"Căn cứ " + second + " của Thủ tướng."}));
  index_::cite(all.back(), second, "qd-ttg/2012/1393");
  return all;
}

}  // namespace

TEST_CASE("the list of missing documents names each with who cites it and how often") {
  const Pages pages;
  const auto list = pages.get("/stubs");
  CHECK(list.status == 200);
  CHECK(has(list, "href=\"/documents/qd-ttg/2012/1393\""));
  CHECK(has(list, ">13443/QĐ-BCT</a>"));
  CHECK(has(list, ">76/QĐ-TTg</a>"));
  CHECK(times(list, "<h1>") == 1);
  CHECK(has(pages.get("/en/stubs"), "href=\"/en/documents/qd-ttg/2012/1393\""));
}

TEST_CASE("the list of missing documents is filtered by words and type, and says when none fits") {
  const Pages pages;
  CHECK(has(pages.get("/stubs", {{"q", "1393"}}), "qd-ttg/2012/1393"));
  const auto none = pages.get("/en/stubs", {{"q", "no such words"}});
  CHECK(has(none, "No document fits"));
  CHECK_FALSE(has(none, "<table"));
  CHECK(has(none, "value=\"no such words\""));
  CHECK(pages.get("/stubs", {{"offset", "99999"}}).status == 200);
}

TEST_CASE("the page of a missing document has every place that cites it, with its sentence") {
  const Pages pages;
  const auto stub = pages.get("/en/documents/qd-ttg/2012/1393");
  CHECK(stub.status == 200);
  CHECK(has(stub, "<h1>1393/QĐ-TTg</h1>"));
  CHECK(has(stub, "The text of this document is not in the collection"));
  CHECK(times(stub, "<mark>1393/QĐ-TTg</mark>") == 2);
  CHECK(has(stub, "#dieu-2\">13443/QĐ-BCT, "));
  CHECK(has(stub, "<svg class=\"graph\""));
  CHECK(has(stub, "viendan build"));
}

TEST_CASE("where citing documents give different dates, each is told with who says so") {
  const Pages pages(disagreeing());
  const auto stub = pages.get("/documents/qd-ttg/2012/1393");
  CHECK(has(stub, "Ngày ban hành được ghi khác nhau"));
  CHECK(has(stub, ">25/09/2012</th>"));
  CHECK(has(stub, ">26/09/2012</th>"));
  CHECK_FALSE(has(stub, "<dt>Ngày ban hành</dt>"));
  const auto agreeing = Pages().get("/documents/qd-ttg/2012/1393");
  CHECK_FALSE(has(agreeing, "Ngày ban hành được ghi khác nhau"));
}

TEST_CASE("words of documents are text on the page of a missing document, never markup") {
  const Pages pages(disagreeing());
  const auto stub = pages.get("/documents/qd-ttg/2012/1393");
  CHECK(has(stub, "&lt;b&gt;in đậm"));
  CHECK_FALSE(has(stub, "<b>in đậm"));
  CHECK_FALSE(has(stub, "<script>x"));
  CHECK_FALSE(has(stub, "style="));
}

TEST_CASE("what nobody cites has no page") {
  CHECK(Pages().get("/documents/qd-ttg/1999/1").status == 404);
}
