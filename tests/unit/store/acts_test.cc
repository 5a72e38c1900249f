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
      {"Bãi bỏ Điều 2 của Luật Nghị định số 10/2010/NĐ-CP.", false},
      {"Nghị định số 9/2010/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 8/2005/NĐ-CP và "
       "Nghị định số 10/2010/NĐ-CP hết hiệu lực.",
       false},
      {"Nghị định số 9/2010/NĐ-CP được sửa đổi, bổ sung một số điều của Nghị định số 8/2005/NĐ-CP "
       "và Nghị định số 10/2010/NĐ-CP hết hiệu lực.",
       true},
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

TEST_CASE("an end that excepts provisions leaves the act in force in part") {
  struct Row {
    std::string sentence;
    bool whole, excepted;
    std::string lapse = {};  // from which what was excepted is gone too
  };
  const std::string ends =
      "Nghị định số 10/2010/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực";
  const std::vector<Row> rows{
      {ends + ", trừ Điều 12 và Chương IV cho đến khi có quy định khác.", false, true},
      {ends + " thi hành trừ các quy định về quân hiệu, cấp hiệu.", false, true},
      {ends + ", trừ các quy định liên quan đến biện pháp đưa vào trường giáo dưỡng tiếp tục có "
              "hiệu lực đến hết ngày 31 tháng 12 năm 2013.",
       false, true, "2014-01-01"},
      {ends + ", trừ quy định về báo cáo tại Điều 5 hết hiệu lực thi hành từ ngày 01 tháng 12 năm "
              "2023.",
       false, true, "2023-12-01"},
      {ends + ", trừ quy định tại Điều 90 và các khoản 12, 13 Điều 91 của Nghị định số "
              "10/2010/NĐ-CP.",
       false, true},
      {ends + ", trừ nội dung quy định tại khoản 3 Điều này.", false, true},
      {ends + ", trừ trường hợp sau đây: a) Khoản 1 Điều 157 của Luật này; b) Các điều 77, 78 của "
              "Nghị định số 10/2010/NĐ-CP.",
       false, true},
      {"Nghị định này thay thế Nghị định số 10/2010/NĐ-CP, trừ khoản 2 Điều 5.", false, true},
      {"Bãi bỏ Nghị định số 10/2010/NĐ-CP, ngoại trừ các nội dung về phí.", false, true},
      {"Bãi bỏ Nghị định số 10/2010/NĐ-CP (trừ phí).", false, true},
      {ends + ", trừ trường hợp quy định tại các khoản 1, 3 và 5 Điều 86 của Nghị định này.", true,
       true},
      {ends + ", ngoại trừ các trường hợp quy định tại khoản 2 Điều 50 Nghị định này.", true, true},
      {"Bãi bỏ Nghị định số 10/2010/NĐ-CP, trừ một số trường hợp thực hiện theo Nghị định số "
       "10/2010/NĐ-CP quy định tại Điều 54 Nghị định này.",
       true, true},
      {"Nghị định này thay thế Nghị định số 10/2010/NĐ-CP và có hiệu lực từ ngày 01/6/2007, trừ "
       "khoản 2 Điều 1 có hiệu lực từ ngày 01/01/2008.",
       true, false},
      {"Bãi bỏ Nghị định số 10/2010/NĐ-CP về giảm trừ gia cảnh, bù trừ thuế.", true, false},
      {"Bãi bỏ Nghị định số 10/2010/NĐ-CP; bãi bỏ Nghị định số 9/2010/NĐ-CP, trừ Điều 5.", true,
       false},
  };
  for (const Row& row : rows) {
    INFO(row.sentence);
    const Document document = saying(row.sentence, Relation::Repeals);
    const auto acts = acts_at(document, document.citations);
    REQUIRE(acts.size() == (row.lapse.empty() ? 1 : 2));
    CHECK(acts[0].act.whole == row.whole);
    CHECK(acts[0].act.excepted == row.excepted);
    CHECK(acts[0].exception.empty() != row.excepted);
    if (row.lapse.empty()) continue;
    CHECK(acts[1].act.whole);
    CHECK(acts[1].act.from == row.lapse);
  }
}

TEST_CASE("the article that is excepted may be one on pending matters") {
  const std::string end =
      "Nghị định số 10/2010/NĐ-CP hết hiệu lực, trừ các quy định tại Điều 75 của Nghị định này.\n";
  for (const bool pending : {true, false}) {
    const std::string heading = pending ? "Quy định chuyển tiếp" : "Quy định về phí";
    Document document = saying(end + "Điều 75. " + heading + "\n", Relation::Repeals);
    const auto cut = static_cast<std::uint32_t>(end.size());
    const auto size = static_cast<std::uint32_t>(document.text.size());
    document.blocks[0].own.end = cut;
    document.blocks.push_back(
        {.kind = BlockKind::Article,
         .parent = 0,
         .own = {cut, size},
         .label = "75",
         .heading = {size - static_cast<std::uint32_t>(heading.size()) - 1, size - 1}});
    INFO(heading);
    CHECK(told(document).acts[0].whole == pending);
  }
}

TEST_CASE("what leads to a list excepts from what is listed") {
  const std::string intro = "2. Các nghị định sau đây hết hiệu lực, trừ quy định tại Điều 7:\n";
  Document document = saying(intro + "a) Nghị định số 10/2010/NĐ-CP;", Relation::Repeals);
  const auto cut = static_cast<std::uint32_t>(intro.size());
  const auto size = static_cast<std::uint32_t>(document.text.size());
  document.blocks = {{.kind = BlockKind::Document},
                     {.kind = BlockKind::Clause, .parent = 0, .own = {0, cut}},
                     {.kind = BlockKind::Point, .parent = 1, .own = {cut, size}}};
  document.citations[0].block = 2;
  document.citations[0].evidence = {cut, size};
  CHECK_FALSE(told(document).acts.at(0).whole);
}

TEST_CASE("a postponement names the first day in force, a suspension its last one") {
  struct Row {
    std::string sentence;
    std::string from, to;
  };
  const std::vector<Row> rows{
      {"Lùi hiệu lực thi hành của Nghị định số 10/2010/NĐ-CP từ ngày 01 tháng 7 năm 2016 đến ngày "
       "01 tháng 01 năm 2018.",
       "2016-07-01", "2017-12-31"},
      {"Lùi hiệu lực thi hành của Nghị định số 10/2010/NĐ-CP đến hết ngày 31 tháng 12 năm 2017.",
       "", "2017-12-31"},
      {"Lùi hiệu lực thi hành của Nghị định số 10/2010/NĐ-CP từ ngày 01 tháng 7 năm 2016 đến ngày "
       "Luật sửa đổi có hiệu lực thi hành.",
       "2016-07-01", ""},
      {"Tạm ngưng hiệu lực Nghị định số 10/2010/NĐ-CP đến ngày 31 tháng 12 năm 2017.", "",
       "2017-12-31"},
  };
  for (const Row& row : rows) {
    INFO(row.sentence);
    const Acting acting = told(saying(row.sentence, Relation::Pauses));
    REQUIRE(acting.acts.size() == 1);
    CHECK(acting.acts[0].from == row.from);
    CHECK(acting.acts[0].to == row.to);
    CHECK(acting.acts[0].whole);
  }
}

TEST_CASE("what one sentence says in short another says in full") {
  struct Row {
    std::string first, second;
    Relation relation;
    bool title;  // the first is in the head
    std::size_t left;
    bool whole;
  };
  const std::vector<Row> rows{
      {"Kéo dài Nghị định số 10/2010/NĐ-CP.",
       "Kéo dài Nghị định số 10/2010/NĐ-CP đến hết năm 2020.", Relation::Extends, false, 1, true},
      {"Về việc bãi bỏ Nghị định số 10/2010/NĐ-CP.",
       "Bãi bỏ một số điều của Nghị định số 10/2010/NĐ-CP.", Relation::Repeals, true, 1, false},
      {"Bãi bỏ Nghị định số 10/2010/NĐ-CP.", "Nghị định số 10/2010/NĐ-CP hết hiệu lực, trừ Điều 5.",
       Relation::Repeals, false, 2, false},
      {"Sửa đổi Nghị định số 10/2010/NĐ-CP.", "Sửa đổi Nghị định số 10/2010/NĐ-CP.",
       Relation::Amends, true, 2, true},
  };
  for (const Row& row : rows) {
    INFO(row.second);
    Document document = saying(row.first + "\n", row.relation);
    const auto cut = static_cast<std::uint32_t>(document.text.size());
    document.text += row.second;
    const auto size = static_cast<std::uint32_t>(document.text.size());
    document.blocks = {
        {.kind = BlockKind::Document},
        {.kind = row.title ? BlockKind::Head : BlockKind::Paragraph, .parent = 0, .own = {0, cut}},
        {.kind = BlockKind::Paragraph, .parent = 0, .own = {cut, size}}};
    Citation again = document.citations[0];
    document.citations[0].block = 1;
    again.span.begin = static_cast<std::uint32_t>(document.text.find(kNamed, cut));
    again.span.end = again.span.begin + static_cast<std::uint32_t>(kNamed.size());
    again.evidence = document.blocks[2].own;
    again.block = 2;
    document.citations.push_back(again);
    const auto acts = acts_at(document, document.citations);
    REQUIRE(acts.size() == row.left);
    for (const auto& at : acts) CHECK(at.act.whole == row.whole);
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
