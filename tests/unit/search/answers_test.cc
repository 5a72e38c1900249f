#include <catch2/catch.hpp>
#include <set>

#include "search/index.h"
#include "support/small_index.h"

namespace viendan::search {
namespace {

using namespace test_index;

using Values = std::vector<FacetValue>;

Values values(const Answer& answer, std::string_view field) {
  for (const Facet& facet : answer.facets) {
    if (facet.field == field) return facet.values;
  }
  return {};
}

const std::vector<std::string> kAllFacets = {"type", "issuer",   "year",
                                             "lead", "relation", "validity"};

/// Documents of two types and three years, some with rows; many with the same words.
std::vector<Document> many() {
  std::vector<Document> all;
  for (int i = 0; i < 90; ++i) {
    const bool directive = i % 3 == 0;
    const int year = 2013 + i % 4;
    const auto symbol = fmt::format("{}/{}-BCT", i + 1, directive ? "CT" : "QĐ");
    Document d = document(fmt::format("{}-bct/{}/{}", directive ? "ct" : "qd", year, i + 1), symbol,
                          fmt::format("{}-05-{:02}", year, 1 + i % 28), "Về tiết kiệm",
                          {"Tiết kiệm điện năng.", i % 2 == 0 ? "Kiểm tra định kỳ." : "Báo cáo."});
    if (i % 5 == 0) d.metadata.issuer_body = "Bộ Tài chính";
    if (i % 7 == 0) {
      d.activities = {activity("1", "Tiết kiệm điện chiếu sáng", "Vụ Kế hoạch"),
                      activity("2", "Tiết kiệm điện làm mát", i % 2 == 0 ? "Vụ Kế hoạch" : "EVN")};
    }
    all.push_back(std::move(d));
  }
  return all;
}

}  // namespace

TEST_CASE("A value of a facet, made a condition, finds as many documents as it counts") {
  const Index small;
  const Index large(many());
  const std::pair<const Index*, Query> rows[] = {
      {&small, {.text = ""}},
      {&small, {.text = "xanh"}},
      {&small, {.text = "sản xuất sạch hơn", .conditions = {{"kind", "row"}}}},
      {&small, {.text = "năng lượng vũ trụ"}},
      {&small, {.text = "1393/QĐ-TTg"}},
      {&large, {.text = "tiết kiệm"}},
      {&large, {.text = "tiết kiệm", .conditions = {{"type", "Chỉ thị"}, {"year", "2014"}}}},
      {&large, {.text = "tiết kiệm", .conditions = {{"kind", "row"}}}},
      {&large, {.text = "kiểm tra", .conditions = {{"article", "2"}}}},
      {&large, {.text = "điện nam:2013..2015"}},
  };
  for (const auto& [index, asked] : rows) {
    CAPTURE(asked.text);
    Query query = asked;
    query.facets = kAllFacets;
    const Answer answer = index->find(query);
    REQUIRE(answer.facets.size() == kAllFacets.size());
    std::size_t checked = 0;
    for (const Facet& facet : answer.facets) {
      for (const FacetValue& value : facet.values) {
        CAPTURE(facet.field, value.value);
        Query narrowed = asked;
        std::erase_if(narrowed.conditions,
                      [&facet](const Condition& each) { return each.field == facet.field; });
        narrowed.conditions.push_back({facet.field, value.value});
        CHECK(index->find(narrowed).total == value.count);
        ++checked;
      }
    }
    CHECK(checked > 3);
  }
}

TEST_CASE("A field is counted without its own conditions, others with them") {
  const Index index(many());
  const Answer answer = index.find({.text = "tiết kiệm",
                                    .conditions = {{"type", "Chỉ thị"}, {"year", "2014"}},
                                    .facets = {"type", "year", "type", "không có"}});
  REQUIRE(answer.facets.size() == 2);
  const Values types = values(answer, "type");
  REQUIRE(types.size() == 2);
  CHECK(types[0].value == "Quyết định");
  CHECK(types[1] == FacetValue{"Chỉ thị", answer.total});
  CHECK(values(answer, "year").size() == 4);
  CHECK(index.find({.text = "tiết kiệm"}).facets.empty());
}

TEST_CASE("A minister's documents are counted with those of the ministry") {
  auto documents = many();
  for (std::size_t i = 0; i < 10; ++i) {
    documents[i].metadata.issuer_body.clear();
    documents[i].metadata.issuer.value = "Bộ trưởng Bộ Công Thương";
  }
  const Index index(documents, false);
  const Answer answer = index.find({.text = "", .facets = {"issuer"}});
  const Values issuers = values(answer, "issuer");
  REQUIRE(!issuers.empty());
  CHECK(issuers.front().value == "Bộ Công Thương");
  for (const FacetValue& each : issuers) CHECK(each.value != "Bộ trưởng Bộ Công Thương");
}

TEST_CASE("Pages cut one order of hits, none lost and none twice") {
  const Index index(many());
  const Query queries[] = {
      {.text = "tiết kiệm"},
      {.text = "tiết kiệm điện", .conditions = {{"kind", "row"}}},
      {.text = "kiểm tra", .conditions = {{"article", "2"}}},
      {.text = "tiết kiệm", .sort = SortBy::Citations},
      {.text = "tiết kiệm", .sort = SortBy::Date},
      {.text = "định kỳ vũ trụ"},  // widened
  };
  for (Query query : queries) {
    CAPTURE(query.text, static_cast<int>(query.sort));
    query.limit = 1000;
    const Ids whole = index.ids(query);
    CHECK(whole.size() > 10);
    CHECK(std::set<std::string>(whole.begin(), whole.end()).size() == whole.size());
    Ids pages;
    query.limit = 7;
    for (query.offset = 0; query.offset < 105; query.offset += 7) {
      const Answer page = index.find(query);
      CHECK(page.total == whole.size());
      for (const Hit& hit : page.hits) pages.push_back(hit.document);
    }
    CHECK(pages == whole);
  }
}

TEST_CASE("Words must stand in the provision that is named, all of them in one") {
  const Index index(
      {document("qd-bct/2015/1", "1/QĐ-BCT", "2015-01-01", "Một",
                {"Kiểm tra giá điện.", "Báo cáo giá xăng.", "Giá xăng dầu; kiểm tra xăng."}),
       document("qd-bct/2015/2", "2/QĐ-BCT", "2015-01-02", "Hai", {"Báo cáo.", "Kiểm tra xăng."})},
      false);
  struct Row {
    std::string_view text;
    std::vector<Condition> conditions;
    Ids expected;
  };
  const Row rows[] = {
      {"kiểm tra", {{"article", "1"}}, {"qd-bct/2015/1"}},
      {"kiểm tra", {{"article", "2"}}, {"qd-bct/2015/2"}},
      {"kiểm tra xăng", {{"article", "2"}}, {"qd-bct/2015/2"}},
      {"kiểm tra xăng", {{"article", "3"}}, {"qd-bct/2015/1"}},
      {"kiểm tra xăng", {{"kind", "article"}}, {"qd-bct/2015/1", "qd-bct/2015/2"}},
      {"kiểm tra giá", {{"kind", "article"}}, {"qd-bct/2015/1"}},
      {"báo cáo kiểm", {{"kind", "clause"}}, {}},
      {"\"giá xăng\" kiem", {{"article", "3"}}, {"qd-bct/2015/1"}},
      {"\"giá xăng\"", {{"article", "1"}}, {}},
      {"(giá OR cáo)", {{"article", "1"}}, {"qd-bct/2015/1", "qd-bct/2015/2"}},
      {"xăng -giá", {{"article", "2"}}, {"qd-bct/2015/2"}},
      {"x*", {{"article", "1"}}, {}},
      {"xă*", {{"article", "3"}}, {"qd-bct/2015/1"}},
      {"", {{"article", "3"}}, {"qd-bct/2015/1"}},
  };
  for (const auto& [text, conditions, expected] : rows) {
    CAPTURE(text, conditions.front().value);
    const Answer answer = index.find({.text = std::string(text), .conditions = conditions});
    Ids found;
    for (const Hit& hit : answer.hits) {
      found.push_back(hit.document);
      CHECK(!hit.passages.empty());
    }
    std::sort(found.begin(), found.end());
    CHECK(found == expected);
    CHECK(answer.total == expected.size());
    CHECK(answer.exact);
  }
}

TEST_CASE("Passages stand in the provision that is named") {
  const Index index({document("qd-bct/2015/1", "1/QĐ-BCT", "2015-01-01", "Một",
                              {"Kiểm tra giá điện, kiểm tra giá nước.", "Kiểm tra."})},
                    false);
  const Answer second = index.find({.text = "kiểm tra", .conditions = {{"article", "2"}}});
  REQUIRE(second.hits.size() == 1);
  REQUIRE(second.hits.front().passages.size() == 1);
  CHECK(second.hits.front().passages.front().provision == "Điều 2");
  const Answer bare = index.find({.text = "", .conditions = {{"article", "2"}}});
  REQUIRE(bare.hits.size() == 1);
  REQUIRE(bare.hits.front().passages.size() == 1);
  CHECK(bare.hits.front().passages.front().snippet == "Điều 2. Kiểm tra.");
}

TEST_CASE("Where only a title has the words, it is what is shown") {
  const Index index;
  const Answer answer = index.find({.text = "chiến lược quốc gia"});
  REQUIRE(!answer.hits.empty());
  CHECK(answer.hits.front().stub);
  REQUIRE(answer.hits.front().passages.size() == 1);
  const Passage& title = answer.hits.front().passages.front();
  CHECK(title.provision.empty());
  CHECK(title.anchor.empty());
  CHECK(title.snippet ==
        "\x02"
        "Chiến lược quốc gia\x03 về tăng trưởng xanh");
}

TEST_CASE("Citations are counted as they stand, not as they were when a document was written") {
  auto documents = corpus();
  documents.push_back(document("qd-bct/2017/1", "1/QĐ-BCT", "2017-01-01", "Mới",
                               {"Theo Chỉ thị số 04/CT-BCT và 09/QĐ-BCT."}));
  cite(documents.back(), "04/CT-BCT", "ct-bct/2013/4");
  documents.push_back(document("qd-bct/2017/2", "2/QĐ-BCT", "2017-01-01", "Mới nữa",
                               {"Theo Chỉ thị số 04/CT-BCT."}));
  cite(documents.back(), "04/CT-BCT", "ct-bct/2013/4");
  documents.push_back(document("qd-bct/2017/3", "3/QĐ-BCT", "2017-01-01", "Mới thêm",
                               {"Theo Chỉ thị số 04/CT-BCT, Quyết định số 09/QĐ-BCT."}));
  cite(documents.back(), "04/CT-BCT", "ct-bct/2013/4");
  cite(documents.back(), "09/QĐ-BCT", "qd-bct/2014/9");
  const Index index(documents);
  const Answer answer = index.find({.text = "", .sort = SortBy::Citations});
  REQUIRE(answer.hits.size() == 8);
  CHECK(answer.hits[0].document == "ct-bct/2013/4");  // written as cited by none
  CHECK(answer.hits[0].why == std::vector<std::string>{"cited by 3 documents"});
  CHECK(answer.hits[1].document == "qd-ttg/2012/1393");
  CHECK(answer.hits[2].document == "qd-bct/2014/9");
  const Ids rows =
      index.ids({.text = "", .conditions = {{"kind", "row"}}, .sort = SortBy::Citations});
  CHECK(rows == Ids{"qd-bct/2015/13443"});
}

TEST_CASE("What was typed as keys of Telex is read so where nothing else is found") {
  const Index index;
  const Answer answer = index.find({.text = "tawng truwowngr xanh"});
  CHECK(answer.total > 0);
  CHECK(answer.note == "read as keys of Telex or VNI: tăng trưởng xanh");
  CHECK(answer.hits.front().document == "qd-bct/2015/13443");
}

}  // namespace viendan::search
