#include <catch2/catch.hpp>

#include "support/small_collection.h"

namespace viendan::web {
namespace {

using test_collection::has;
using test_collection::Pages;

/// The second decision replaces the first from the first of July.
std::vector<Document> corpus() {
  auto old = search::test_index::document("qd-bct/2020/1", "1/QĐ-BCT", "2020-01-02", "Về việc cũ",
                                          {"Nội dung một"});
  auto newer = search::test_index::document(
      "qd-bct/2021/2", "2/QĐ-BCT", "2021-05-01", "Về việc mới",
      {"Nội dung hai", "Quyết định này thay thế Quyết định số 1/QĐ-BCT."});
  newer.metadata.effective_from.value = "2021-07-01";
  search::test_index::cite(newer, "Quyết định số 1/QĐ-BCT", "qd-bct/2020/1");
  Citation& citation = newer.citations.front();
  citation.relation = Relation::Replaces;
  citation.block = block_at(newer, citation.span.begin);
  citation.evidence = newer.blocks[static_cast<std::size_t>(citation.block)].own;
  return {std::move(old), std::move(newer)};
}

}  // namespace

TEST_CASE("A document tells when it is in force, and which provision says so") {
  const Pages made(corpus(), {});
  const Response page = made.get("/documents/qd-bct/2020/1");
  REQUIRE(page.status == 200);
  for (const std::string_view markup :
       {"Các mốc hiệu lực và căn cứ</summary>", "<span class=\"tag repealed\">Bị thay thế</span>",
        "02/01/2020 (ngày ban hành; văn bản không in ngày có hiệu lực): Có hiệu lực",
        "01/07/2021: Thay thế bởi <a href=\"/documents/qd-bct/2021/2",
        "chưa thấy văn bản nào nói khác", "Quyết định này thay thế Quyết định số 1/QĐ-BCT."}) {
    CAPTURE(markup);
    CHECK(has(page, markup));
  }
  const Response english = made.get("/en/documents/qd-bct/2020/1");
  CHECK(has(english, "Replaced by <a href=\"/en/documents/qd-bct/2021/2"));
}

TEST_CASE("A document of which nobody says anything is in force as far as is known") {
  const Pages made(corpus(), {});
  const Response page = made.get("/documents/qd-bct/2021/2");
  CHECK(has(page, "<span class=\"tag good\">Có hiệu lực</span>"));
  CHECK_FALSE(has(page, "Bị thay thế</span>"));
}

}  // namespace viendan::web
