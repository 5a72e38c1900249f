#include "store/acts.h"

#include <catch2/catch.hpp>

namespace viendan::store {
namespace {

constexpr std::string_view kNamed = "Nghị định số 10/2010/NĐ-CP";

/// A document of one sentence, in which the act is named once.
Document saying(std::string sentence, Relation relation, Pinpoint at = {}) {
  Document document;
  document.metadata.id = "nd-cp/2015/20";
  document.metadata.date.value = "2015-01-10";
  document.metadata.effective_from.value = "2015-03-01";
  document.text = std::move(sentence);
  document.blocks = {
      {.kind = BlockKind::Document, .own = {0, static_cast<std::uint32_t>(document.text.size())}}};
  const auto begin = static_cast<std::uint32_t>(document.text.find(kNamed));
  Citation citation{.span = {begin, begin + static_cast<std::uint32_t>(kNamed.size())},
                    .evidence = document.blocks[0].own,
                    .relation = relation,
                    .pinpoint = std::move(at),
                    .status = CitationStatus::Resolved};
  citation.target.id = "nd-cp/2010/10";
  document.citations.push_back(std::move(citation));
  return document;
}

Acting told(const Document& document) {
  return acting_of(document, document.citations);
}

}  // namespace

TEST_CASE("the sentence of an act may name the days on which it is done") {
  struct Row {
    std::string sentence;
    Relation relation;
    std::string from, to;
  };
  const std::vector<Row> rows{
      {"Nghị định này thay thế Nghị định số 10/2010/NĐ-CP.", Relation::Replaces, "", ""},
      {"Nghị định số 10/2010/NĐ-CP hết hiệu lực kể từ ngày 01 tháng 01 năm 2016.",
       Relation::Repeals, "2016-01-01", ""},
      {"Nghị định số 10/2010/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực.",
       Relation::Repeals, "", ""},
      {"Nghị định số 10/2010/NĐ-CP hết hiệu lực thi hành sau ngày 31/12/2015.", Relation::Repeals,
       "2016-01-01", ""},
      {"Kể từ ngày 01 tháng 7 năm 2015, bãi bỏ Nghị định số 10/2010/NĐ-CP.", Relation::Repeals,
       "2015-07-01", ""},
      {"Tạm ngưng hiệu lực Nghị định số 10/2010/NĐ-CP đến hết ngày 31 tháng 12 năm 2015.",
       Relation::Pauses, "", "2015-12-31"},
      {"Ngưng hiệu lực Nghị định số 10/2010/NĐ-CP từ ngày 01/4/2015 đến trước ngày 01/6/2015.",
       Relation::Pauses, "2015-04-01", "2015-05-31"},
      {"Kéo dài thời hạn áp dụng Nghị định số 10/2010/NĐ-CP đến hết năm 2020.", Relation::Extends,
       "", "2020-12-31"},
      {"Kéo dài thời hạn áp dụng Nghị định số 10/2010/NĐ-CP.", Relation::Extends, "", ""},
      {"Sửa đổi Nghị định số 10/2010/NĐ-CP hết hiệu lực kể từ ngày 01/01/2016.", Relation::Amends,
       "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.sentence);
    const Acting acting = told(saying(row.sentence, row.relation));
    REQUIRE(acting.acts.size() == 1);
    CHECK(acting.acts[0].from == row.from);
    CHECK(acting.acts[0].to == row.to);
    CHECK(acting.acts[0].whole);
    CHECK(acting.days == ActDays{"2015-01-10", "2015-03-01", ""});
  }
}

TEST_CASE("what is done to some provisions is not done to the whole") {
  struct Row {
    std::string sentence;
    bool whole;
  };
  const std::vector<Row> rows{
      {"Sửa đổi, bổ sung, bãi bỏ một số điều của Nghị định số 10/2010/NĐ-CP.", false},
      {"Các quy định liên quan đến biên chế tại Nghị định số 10/2010/NĐ-CP hết hiệu lực.", false},
      {"Thay thế Mẫu số 1 ban hành kèm theo Nghị định số 10/2010/NĐ-CP.", false},
      {"Bãi bỏ chương III Nghị định số 10/2010/NĐ-CP.", false},
      {"Bãi bỏ các quy định về phí, lệ phí và Nghị định số 10/2010/NĐ-CP.", false},
      {"Bãi bỏ toàn bộ các quy định của Nghị định số 10/2010/NĐ-CP.", true},
      {"Bãi bỏ hiệu lực thi hành của Nghị định số 10/2010/NĐ-CP.", true},
      {"Bãi bỏ Nghị định số 10/2010/NĐ-CP.", true},
      {"Bãi bỏ Thông tư số 1/2009/TT-BTC hướng dẫn một số điều của Luật Phí và Nghị định số "
       "10/2010/NĐ-CP.",
       true},
  };
  for (const Row& row : rows) {
    INFO(row.sentence);
    const Acting acting = told(saying(row.sentence, Relation::Repeals));
    REQUIRE(acting.acts.size() == 1);
    CHECK(acting.acts[0].whole == row.whole);
  }
}

TEST_CASE("words of ending that speak of a time or of another act end nothing") {
  for (const std::string sentence :
       {"Được áp dụng đến khi Nghị định số 10/2010/NĐ-CP hết hiệu lực.",
        "Kể từ ngày Nghị định số 10/2010/NĐ-CP hết hiệu lực, hồ sơ được giải quyết tiếp.",
        "Thay thế Nghị quyết số 9/NQ-CP tạm ngưng hiệu lực và điều chỉnh thời hạn áp dụng Nghị "
        "định số 10/2010/NĐ-CP.",
        "Thay thế Nghị quyết số 9/NQ-CP tạm ngưng hiệu lực Nghị định số 1/2009/NĐ-CP và Nghị định "
        "số 10/2010/NĐ-CP."}) {
    INFO(sentence);
    CHECK(told(saying(sentence, Relation::Replaces)).acts.empty());
  }
  Document listed = saying("Nghị định số 10/2010/NĐ-CP hết hiệu lực.", Relation::Repeals);
  listed.blocks.push_back({.kind = BlockKind::Annex, .parent = 0, .own = listed.blocks[0].own});
  listed.citations[0].block = 1;
  CHECK(told(listed).acts.empty());
}

TEST_CASE("what is not sure, not of another, or no act does nothing") {
  const std::string sentence = "Bãi bỏ Nghị định số 10/2010/NĐ-CP.";
  Document document = saying(sentence, Relation::Repeals, {.article = "5"});
  REQUIRE(told(document).acts.size() == 1);
  CHECK_FALSE(told(document).acts[0].whole);
  CHECK(told(saying(sentence, Relation::Guides)).acts.empty());
  document.citations[0].status = CitationStatus::Ambiguous;
  CHECK(told(document).acts.empty());
  document.citations[0].status = CitationStatus::Resolved;
  document.metadata.symbol.rule = "consolidation";
  CHECK(told(document).acts.empty());
  document.metadata.symbol.rule = "symbol-line";
  document.metadata.id = "nd-cp/2010/10";
  CHECK(told(document).acts.empty());
}

}  // namespace viendan::store
