#include <catch2/catch.hpp>

#include "store/xml.h"
#include "support/small_collection.h"

using namespace viendan;
using namespace viendan::web;
using test_collection::has;
using test_collection::Pages;
using test_collection::times;
namespace index_ = viendan::search::test_index;

namespace {

std::vector<Document> remarked() {
  auto all = index_::corpus();
  all[0].issues.push_back({"stray-word", "a word <i>of another cell</i>", {0, 4}});
  all[0].issues.push_back({"never-heard-of", "a code of a later version", {0, 4}});
  all[1].metadata.date.value.clear();
  return all;
}

/// The next generation, in which one file could not be read.
void publish_unread(const Pages& pages) {
  auto generation = store::Generation::begin(pages.folder.path()).value();
  auto manifest = generation.live()->manifest();
  store::SourceRecord unread{.source = "a/<broken>.pdf"};
  unread.error = "a/<broken>.pdf: no page can be read";
  manifest.sources.insert(manifest.sources.begin(), unread);
  REQUIRE(generation.publish(std::move(manifest)));
}

/// The next generation, with a report of its own.
void publish_report(const Pages& pages, const Impact& impact) {
  auto generation = store::Generation::begin(pages.folder.path()).value();
  REQUIRE(generation.publish(generation.live()->manifest(), store::report_to_xml(impact)));
}

constexpr std::string_view kViews[] = {"",        "coverage", "open",   "disagreements",
                                       "remarks", "files",    "changes"};

}  // namespace

TEST_CASE("every view of the collection is a page in both languages, with one heading") {
  const Pages pages;
  for (const auto view : kViews) {
    for (const std::string path : {"/collection", "/en/collection"}) {
      CAPTURE(path, view);
      const auto response = pages.get(path, {{"view", std::string(view)}});
      CHECK(response.status == 200);
      CHECK(times(response, "<h1>") == 1);
      CHECK(times(response, "aria-current=\"page\"") == 2);  // navigation and tab
      CHECK_FALSE(has(response, "style="));
      CHECK_FALSE(has(response, pages.folder.path().string()));
    }
  }
  CHECK(pages.get("/collection", {{"view", "<no-such>"}}).status == 404);
}

TEST_CASE("the overview counts documents by type, issuer and year, each a link to the list") {
  const auto overview = Pages(remarked()).get("/collection");
  CHECK(has(overview, "href=\"/documents?type=Ch%E1%BB%89%20th%E1%BB%8B\">Chỉ thị</a>"));
  CHECK(has(overview, "href=\"/documents?year=2015\">2015</a>"));
  CHECK(has(overview, "href=\"/documents\">4</a>"));
  CHECK(has(overview, "href=\"/stubs\">1</a>"));
}

TEST_CASE("coverage tells how many mentions lead to a text") {
  const auto coverage = Pages().get("/en/collection", {{"view", "coverage"}});
  CHECK(has(coverage, "<th scope=\"row\">All</th>"));
  CHECK(has(coverage, ">0.0 %</td>"));
  CHECK(has(Pages().get("/collection", {{"view", "coverage"}}), ">0,0 %</td>"));
}

TEST_CASE("remarks are told by code, with their number and what to do, then one by one") {
  const Pages pages(remarked());
  const auto codes = pages.get("/en/collection", {{"view", "remarks"}});
  CHECK(has(codes, "view=remarks&amp;code=stray-word\">Stray word</a>"));
  CHECK(has(codes, ">never-heard-of</a>"));
  const auto list = pages.get("/en/collection", {{"view", "remarks"}, {"code", "stray-word"}});
  CHECK(has(list, "1 remark"));
  CHECK(has(list, "a word &lt;i&gt;of another cell&lt;/i&gt;"));
  CHECK(has(list, ">13443/QĐ-BCT</a>"));
  const auto of_one =
      pages.get("/collection", {{"view", "remarks"}, {"document", "qd-ttg/2016/76"}});
  CHECK_FALSE(has(of_one, "13443/QĐ-BCT"));
}

TEST_CASE("a file that could not be read is named below the corpus, with the reason") {
  const Pages pages;
  CHECK(has(pages.get("/en/collection", {{"view", "files"}}), "Every file could be read."));
  publish_unread(pages);
  const auto collection = Collection::open(pages.folder.path(), index_::vocabulary()).value();
  const auto files =
      answer({.path = "/en/collection", .parameters = {{"view", "files"}}}, collection);
  CHECK(has(files, "<code>a/&lt;broken&gt;.pdf</code>"));
  CHECK(has(files, "<td>no page can be read</td>"));
}

TEST_CASE("the list of documents is filtered by what the address asks") {
  struct Row {
    std::vector<std::pair<std::string, std::string>> parameters;
    std::size_t documents;
  };
  const Row rows[] = {
      {{}, 4},
      {{{"type", "Chỉ thị"}}, 1},
      {{{"type", "Chỉ thị"}, {"type", "Quyết định"}}, 4},
      {{{"year", "2015"}}, 1},
      {{{"year", "none"}}, 1},
      {{{"year", "nonsense"}}, 4},
      {{{"q", "tang truong xanh"}}, 1},
      {{{"q", "13443"}}, 1},
      {{{"issuer", "Bộ trưởng Bộ Công Thương"}}, 4},
      {{{"format", "pdf"}}, 0},
      {{{"sort", "newest"}}, 4},
      {{{"offset", "3"}}, 1},
  };
  const Pages pages(remarked());
  for (const Row& row : rows) {
    CAPTURE(row.parameters);
    const auto list = pages.get("/documents", row.parameters);
    CHECK(list.status == 200);
    CHECK(times(list, "<th scope=\"row\">") == row.documents);
  }
}

TEST_CASE("the list of documents says how much each has, and leads there") {
  const auto list = Pages(remarked()).get("/documents");
  CHECK(has(list, "href=\"/activities?document=qd-bct%2F2015%2F13443\">2</a>"));
  CHECK(has(list, "view=remarks&amp;document=qd-bct%2F2015%2F13443\">2</a>"));
}

TEST_CASE("what is typed into a filter stays text") {
  const auto list = Pages().get("/documents", {{"q", "\"><script>alert(1)</script>"}});
  CHECK_FALSE(has(list, "<script>alert"));
  CHECK(has(list, "&lt;script&gt;alert(1)"));
}

TEST_CASE(
    "what the last build changed is told in the reader's language, with a way to each document") {
  const Pages pages;
  const std::string id = index_::corpus()[0].metadata.id;
  Impact impact{.built = "2026-11-21T13:35:35Z"};
  DocumentChange changed{.id = id, .source = "a.txt"};
  changed.rows = {{{.change = Change::Changed,
                    .ordinal = "21",
                    .title = "<new>",
                    .fields = {{"timeline", "2021", "2022"}}}},
                  1};
  impact.changed = {{changed}, 1};
  impact.contradictions = {{{id, "two-dates", "1/QĐ-TTg has two dates"}}, 1};
  impact.validity = {{{id, "a.txt", Validity::Unknown, Validity::Replaced}}, 1};
  impact.new_stubs = {{"nd-cp/2011/8"}, 3};
  publish_report(pages, impact);
  const auto collection = Collection::open(pages.folder.path(), index_::vocabulary()).value();
  const auto page = [&](std::string path) {
    return answer({.path = std::move(path), .parameters = {{"view", "changes"}}}, collection);
  };
  const auto vietnamese = page("/collection");
  CHECK(has(vietnamese, "21/11/2026 13:35"));
  CHECK(has(vietnamese, ">Hai ngày ban hành</a>"));
  CHECK(has(vietnamese, "code=two-dates"));
  CHECK(has(vietnamese, "<summary>hoạt động: 0 mới, 1 sửa, 0 bỏ</summary>"));
  CHECK(has(vietnamese, "sửa: 21 <span lang=\"vi\">&lt;new&gt;</span>"));
  CHECK(has(vietnamese, "Thời gian thực hiện: “2021” → “2022”"));
  CHECK(has(vietnamese, "và 2 văn bản khác"));
  CHECK(times(vietnamese, "href=\"/documents/" + id + "\"") == 3);
  CHECK(has(page("/en/collection"), ">Two dates</a>"));
  CHECK(has(page("/en/collection"), "Validity changed (1)"));
}
