#include "search/answer/similar.h"

#include <catch2/catch.hpp>

#include "support/small_index.h"

namespace viendan::search {
namespace {

using namespace test_index;

/// Two documents on waste, one on roads; all with the usual words.
std::vector<Document> topics() {
  std::vector<Document> all;
  all.push_back(
      document("qd-bct/2015/1", "1/QĐ-BCT", "2015-01-01", "Về rác thải nhựa",
               {"Thu gom rác thải nhựa tại cảng cá.", "Căn cứ Nghị định 38/2015/NĐ-CP."}));
  all.push_back(document("qd-bct/2016/2", "2/QĐ-BCT", "2016-01-01", "Về cảng cá",
                         {"Thu gom rác thải nhựa của tàu cá.", "Căn cứ Nghị định 38/2015/NĐ-CP."}));
  for (Document& each : all) cite(each, "38/2015/NĐ-CP", "nd-cp/2015/38");
  for (int i = 3; i < 12; ++i) {
    all.push_back(document(fmt::format("qd-bct/2016/{}", i), fmt::format("{}/QĐ-BCT", i),
                           "2016-02-02", "Về đường bộ",
                           {"Sửa chữa mặt đường bộ.", "Kinh phí do Bộ Công Thương bố trí."}));
  }
  return all;
}

}  // namespace

TEST_CASE("Documents like one share its rare words and what it cites, and say so") {
  const Index index(topics());
  for (const auto address : {"qd-bct/2015/1", "1/QĐ-BCT", "1 / qd-bct"}) {
    CAPTURE(address);
    const auto answer = index.reader->similar(address, 5, vocabulary());
    REQUIRE(answer);
    REQUIRE(!answer->hits.empty());
    CHECK(answer->hits.front().document == "qd-bct/2016/2");
    const auto& why = answer->hits.front().why;
    REQUIRE(why.size() == 2);
    CHECK(why[0] == "both cite 38/2015/NĐ-CP");
    CHECK(why[1].find("rác thải nhựa") != std::string::npos);
    for (const Hit& hit : answer->hits) {
      CHECK(hit.document != "qd-bct/2015/1");
      CHECK(!hit.stub);
    }
  }
}

TEST_CASE("A document that is not there has none like it") {
  const Index index(topics());
  const auto none = index.reader->similar("qd-bct/1999/9", 5, vocabulary());
  REQUIRE(!none);
  CHECK(none.error().code == Error::Code::NotFound);
  const auto stub = index.reader->similar("1393/QĐ-TTg", 5, vocabulary());
  REQUIRE(stub);  // its title is all that is known
  CHECK(index.reader->similar("", 5, vocabulary()).has_value() == false);
}

}  // namespace viendan::search
