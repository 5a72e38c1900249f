#include "citations/find.h"

#include <fmt/core.h>
#include <catch2/catch.hpp>

#include "base/text.h"
#include "citations/resolve.h"
#include "citations/title.h"

namespace viendan::citations {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return loaded;
}

/// A decision of which each line is a paragraph.
Document document_of(std::string text, std::string title = {}) {
  Document document;
  document.metadata.id = "qd-ttg/2020/100";
  document.metadata.type.value = "Quyết định";
  document.metadata.symbol.value = "100/QĐ-TTg";
  document.metadata.date.value = "2020-06-01";
  document.metadata.title.value = std::move(title);
  document.text = std::move(text);
  const auto size = static_cast<std::uint32_t>(document.text.size());
  document.map = SourceMap({{0, 1, 0, size}});
  document.blocks.push_back({.kind = BlockKind::Document, .own = {0, 0}});
  for (std::uint32_t at = 0; at < size;) {
    const auto line = document.text.find('\n', at);
    const auto end = line == std::string::npos ? size : static_cast<std::uint32_t>(line + 1);
    document.blocks.push_back({.kind = BlockKind::Paragraph, .parent = 0, .own = {at, end}});
    at = end;
  }
  return document;
}

std::string pinpoint_of(const Pinpoint& pinpoint) {
  std::string out;
  if (!pinpoint.annex.empty()) out += "#pl " + pinpoint.annex;
  if (!pinpoint.article.empty()) out += "#d " + pinpoint.article;
  if (!pinpoint.clause.empty()) out += " k " + pinpoint.clause;
  if (!pinpoint.point.empty()) out += " đ " + pinpoint.point;
  return out;
}

std::string identities(std::string text, std::string title = {}) {
  std::vector<std::string> all;
  for (const auto& mention : find(document_of(std::move(text), std::move(title)), vocabulary())) {
    const auto& id = mention.target.id;
    all.push_back((id.empty() ? "?" : id) + pinpoint_of(mention.pinpoint));
  }
  return join(all, " | ");
}

std::string surfaces(std::string text, std::string title = {}) {
  std::vector<std::string> all;
  for (const auto& mention : find(document_of(std::move(text), std::move(title)), vocabulary())) {
    all.push_back(mention.surface);
  }
  return join(all, " | ");
}

TEST_CASE("A mention with a number reaches from the type word to the date") {
  struct Row {
    std::string text, surfaces, ids;
  };
  const auto row = GENERATE(values<Row>({
      {"Căn cứ Nghị định số 95/2012/NĐ-CP ngày 12 tháng 11 năm 2012 của Chính phủ;",
       "Nghị định số 95/2012/NĐ-CP ngày 12 tháng 11 năm 2012", "nd-cp/2012/95"},
      {"phê duyệt tại Quyết định số 403/QĐ-TTg ngày 20 tháng 3 năm 2014;",
       "Quyết định số 403/QĐ-TTg ngày 20 tháng 3 năm 2014", "qd-ttg/2014/403"},
      {"Quyết định 1393/QĐ-TTg ngày 25/9/2012", "Quyết định 1393/QĐ-TTg ngày 25/9/2012",
       "qd-ttg/2012/1393"},
      {"theo QĐ 1393/QĐ-TTg", "QĐ 1393/QĐ-TTg", "qd-ttg/?/1393"},
      {"Luật số: 28/2018/QH14 ngày 15 tháng 6 năm 2018",
       "Luật số: 28/2018/QH14 ngày 15 tháng 6 năm 2018", "luat-qh14/2018/28"},
      {"Luật Bảo vệ môi trường số 55/2014/QH13 ngày 23 tháng 6 năm 2014;",
       "Luật Bảo vệ môi trường số 55/2014/QH13 ngày 23 tháng 6 năm 2014", "luat-qh13/2014/55"},
      {"Nghị quyết số 176/2025/QH15 ngày 18/02/2025", "Nghị quyết số 176/2025/QH15 ngày 18/02/2025",
       "nq-qh15/2025/176"},
      {"Nghị quyết số 24-NQ/TW ngày 03 tháng 6 năm 2013",
       "Nghị quyết số 24-NQ/TW ngày 03 tháng 6 năm 2013", "nq-tw/2013/24"},
      {"Nghị định 64-CP ngày 27-9-1993", "Nghị định 64-CP ngày 27-9-1993", "nd-cp/1993/64"},
      {"Công văn số 4023/VPCP-KTTH ngày 20/5/2015", "Công văn số 4023/VPCP-KTTH ngày 20/5/2015",
       "cv-vpcp-ktth/2015/4023"},
      {"Quyết định số 2384/QĐ-UBND ngày 30 tháng 9 năm 2013 của Ủy ban nhân dân tỉnh Quảng Bình",
       "Quyết định số 2384/QĐ-UBND ngày 30 tháng 9 năm 2013", "qd-ubnd.quang-binh/2013/2384"},
      {"Decision No. 246/2005/QD-TTg of October 6, 2005, approving",
       "Decision No. 246/2005/QD-TTg of October 6, 2005", "qd-ttg/2005/246"},
      {"Ngày 24 tháng 12 năm 2012, liên bộ đã ban hành Thông tư liên tịch số "
       "221/2012/TTLT-BTC-BCT hướng dẫn",
       "Thông tư liên tịch số 221/2012/TTLT-BTC-BCT", "ttlt-btc-bct/2012/221"},
  }));
  CHECK(surfaces(row.text) == row.surfaces);
  CHECK(identities(row.text) == row.ids);
}

TEST_CASE("Numbers in a list inherit the type word") {
  CHECK(identities("các Luật số 57/2014/QH13, 65/2020/QH14 và số 62/2025/QH15") ==
        "luat-qh13/2014/57 | luat-qh14/2020/65 | luat-qh15/2025/62");
}

TEST_CASE("A mention without date takes it from another of the same document") {
  CHECK(identities("Quyết định số 403/QĐ-TTg ngày 20/3/2014.\ntheo Quyết định số 403/QĐ-TTg") ==
        "qd-ttg/2014/403 | qd-ttg/2014/403");
  CHECK(identities("Nghị quyết số 01/NQ-CP ngày 01/01/2020.\nNghị quyết số 01/NQ-CP ngày "
                   "08/01/2022.\nNghị quyết số 01/NQ-CP") ==
        "nq-cp/2020/1 | nq-cp/2022/1 | nq-cp/?/1");
}

TEST_CASE("Laws by name: commas and và belong to the name") {
  struct Row {
    std::string text, surfaces, ids;
  };
  const auto row = GENERATE(values<Row>({
      {"Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;",
       "Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015", "luat:to-chuc-chinh-phu@2015"},
      {"Luật Phòng, chống ma túy năm 2021", "Luật Phòng, chống ma túy năm 2021",
       "luat:phong-chong-ma-tuy@2021"},
      {"Bộ luật Dân sự năm 2015", "Bộ luật Dân sự năm 2015", "bo-luat:dan-su@2015"},
      {"Hiến pháp năm 2013", "Hiến pháp năm 2013", "hien-phap@2013"},
      {"theo quy định của Luật Ngân sách nhà nước và các văn bản hướng dẫn.",
       "Luật Ngân sách nhà nước", "?"},
      {"Luật Khoa học và công nghệ ngày 18 tháng 6 năm 2013;",
       "Luật Khoa học và công nghệ ngày 18 tháng 6 năm 2013", "luat:khoa-hoc-va-cong-nghe@2013"},
      {"xây dựng và ban hành Luật Tái chế;", "", ""},
      {"dự án Luật Dữ liệu", "", ""},
      {"đoàn luật sư, Hội Luật gia Việt Nam", "", ""},
  }));
  CHECK(surfaces(row.text) == row.surfaces);
  CHECK(identities(row.text) == row.ids);
}

TEST_CASE("Provisions read from small to large and belong to the document that follows") {
  struct Row {
    std::string text, ids;
  };
  const auto row = GENERATE(values<Row>({
      {"quy định tại Điều 3, Quyết định số 1419/QĐ-TTg ngày 07/9/2009", "qd-ttg/2009/1419#d 3"},
      {"tại khoản 1 và khoản 3 Điều 7 Nghị định số 95/2012/NĐ-CP", "nd-cp/2012/95#d 7 k 1, 3"},
      {"các điểm a, b và c khoản 2 Điều 5 của Thông tư số 34/2019/TT-BCT",
       "tt-bct/2019/34#d 5 k 2 đ a, b, c"},
      {"tại điểm đ khoản 3 Điều 4 Quyết định này", "qd-ttg/2020/100#d 4 k 3 đ đ"},
      {"khoản 2a Điều 12 Nghị định số 45/2012/NĐ-CP", "nd-cp/2012/45#d 12 k 2a"},
      {"Như Điều 3;", "qd-ttg/2020/100#d 3"},
      {"nêu ở cuối Phụ lục 1.", "qd-ttg/2020/100#pl 1"},
      {"tại Phụ lục kèm theo Quyết định này", "qd-ttg/2020/100#pl Phụ lục"},
      {"tại Phụ lục II ban hành kèm theo Nghị định số 08/2022/NĐ-CP", "nd-cp/2022/8#pl II"},
      {"điểm nóng; mục tiêu; Nội dung số 1, 2, 5 và 6", ""},
  }));
  CHECK(identities(row.text) == row.ids);
}

TEST_CASE("Titles end with their period and vision") {
  struct Row {
    std::string text, surfaces;
  };
  const auto row = GENERATE(values<Row>({
      {"thực hiện Chiến lược quốc gia về biển đến năm 2030, tầm nhìn đến năm 2045 của tỉnh;",
       "Chiến lược quốc gia về biển đến năm 2030, tầm nhìn đến năm 2045"},
      {"góp phần thực hiện Chiến lược phát triển thủy sản và Đề án phát triển nghề cá bền vững.",
       "Chiến lược phát triển thủy sản | Đề án phát triển nghề cá bền vững"},
      {"theo Kế hoạch hành động quốc gia về nước sạch giai đoạn 2021 - 2025 được phê duyệt",
       "Kế hoạch hành động quốc gia về nước sạch giai đoạn 2021 - 2025"},
      {"gửi Bộ Kế hoạch và Đầu tư, Vụ Kế hoạch", ""},
      {"các chương trình, kế hoạch hành động của quốc gia", ""},
      {"xây dựng Kế hoạch hành động của mình", ""},
      {"gửi Chương trình/Kế hoạch hành động", ""},
      {"xây dựng Đề án phát triển nghề cá bền vững", ""},
  }));
  CHECK(surfaces(row.text) == row.surfaces);
}

TEST_CASE("A title beside a number names the numbered document, there and elsewhere") {
  const std::string text =
      "Căn cứ Quyết định số 1393/QĐ-TTg ngày 25 tháng 9 năm 2012 của Thủ tướng Chính phủ phê duyệt "
      "Chiến lược quốc gia về tăng trưởng xanh đến năm 2020;\n"
      "góp phần thực hiện Chiến lược quốc gia về Tăng trưởng xanh;\n";
  CHECK(identities(text) == "qd-ttg/2012/1393 | qd-ttg/2012/1393 | qd-ttg/2012/1393");
}

TEST_CASE("Defined names mean what they were defined for, capitals only") {
  const std::string text =
      "Chương trình hành động về thể thao học đường đến năm 2025 (sau đây gọi là Chương trình) có "
      "mục tiêu.\nNội dung của Chương trình này và các chương trình khác.\n";
  CHECK(surfaces(text,
                 "Về việc phê duyệt Chương trình hành động về thể thao học đường đến năm "
                 "2025") ==
        "Chương trình hành động về thể thao học đường đến năm 2025 | Chương trình | Chương trình "
        "này");
}

TEST_CASE("What the document is about may be called by its noun alone") {
  const std::string text =
      "Chiến lược phát triển ngành tôm đến năm 2030 được Thủ tướng Chính phủ phê duyệt tại Quyết "
      "định số 79/QĐ-TTg ngày 18/01/2018.\nkết quả thực hiện Chiến lược trong năm qua\n";
  CHECK(identities(text, "V/v hướng dẫn thực hiện Chiến lược phát triển ngành tôm đến năm 2030") ==
        "qd-ttg/2018/79 | qd-ttg/2018/79 | qd-ttg/2018/79");
}

TEST_CASE("Cue words before a mention give the relation") {
  struct Row {
    std::string text;
    Relation relation;
  };
  const auto row = GENERATE(values<Row>({
      {"Căn cứ Nghị định số 95/2012/NĐ-CP", Relation::LegalBasis},
      {"Ban hành kèm theo Quyết định này", Relation::IssuedWith},
      {"hướng dẫn thực hiện Nghị định số 95/2012/NĐ-CP", Relation::Guides},
      {"quy định chi tiết một số điều của Luật số 55/2014/QH13", Relation::Details},
      {"Sửa đổi, bổ sung một số điều của Nghị định số 95/2012/NĐ-CP", Relation::Amends},
      {"Sửa đổi khoản 2 Điều 5 Nghị định số 95/2012/NĐ-CP", Relation::Amends},
      {"thay thế Quyết định số 12/QĐ-BCT ngày 01/02/2010", Relation::Replaces},
      {"Bãi bỏ Quyết định số 12/QĐ-BCT ngày 01/02/2010", Relation::Repeals},
      {"Nghị định số 95/2012/NĐ-CP hết hiệu lực kể từ ngày ký.", Relation::Repeals},
      {"Đính chính Thông tư số 05/2012/TT-BCT", Relation::Corrects},
      {"đình chỉ thi hành Quyết định số 12/QĐ-BCT", Relation::Suspends},
      {"tạm ngưng hiệu lực của Nghị định số 95/2012/NĐ-CP", Relation::Pauses},
      {"Kéo dài thời hạn áp dụng Quyết định số 12/QĐ-BCT", Relation::Extends},
      {"tổ chức thực hiện Quyết định số 12/QĐ-BCT", Relation::Implements},
      {"đã được sửa đổi, bổ sung Nghị định số 95/2012/NĐ-CP", Relation::Refers},
      {"bổ sung hồ sơ nêu tại Nghị định số 95/2012/NĐ-CP", Relation::Refers},
  }));
  const auto mentions = find(document_of(row.text), vocabulary());
  REQUIRE(mentions.size() == 1);
  CHECK(name_in(kRelations, mentions[0].relation) == name_in(kRelations, row.relation));
}

TEST_CASE("Any text has mentions or none, and they keep the invariants") {
  for (const std::string& text :
       {std::string(), std::string("a"), std::string("Luật "), std::string("Điều "),
        std::string("Kế hoạch"), std::string("(sau đây gọi là )"), std::string("\n\t\n"),
        std::string("Quyết định số /"), std::string(20000, '('), std::string(20000, '1')}) {
    Document document = document_of(text);
    document.citations = find(document, vocabulary());
    CHECK(check(document).has_value());
  }
}

Document citing(std::string id, std::string text) {
  Document document = document_of(std::move(text));
  document.metadata.id = std::move(id);
  document.citations = find(document, vocabulary());
  return document;
}

TEST_CASE("The corpus gives what the document alone cannot: year, title, text") {
  const auto known = citing("qd-bct/2013/1",
                            "Quyết định số 432/QĐ-TTg ngày 12/4/2012 của Thủ tướng Chính phủ phê "
                            "duyệt Chiến lược phát triển bền vững giai đoạn 2011 - 2020;");
  const auto asks = citing("qd-bct/2014/2",
                           "theo Quyết định số 432/QĐ-TTg;\nthực hiện Chiến lược phát triển bền "
                           "vững.");
  Registry registry;
  registry.add(known);
  registry.add(asks);
  const auto resolved = resolve(asks, registry);
  REQUIRE(resolved.size() == 2);
  CHECK(resolved[0].target.id == "qd-ttg/2012/432");
  CHECK(resolved[1].target.id == "qd-ttg/2012/432");
  CHECK(resolved[1].status == CitationStatus::Stub);
}

TEST_CASE("Two candidates are ambiguous; the younger of two is none") {
  const auto first = citing("qd-bct/2013/1", "Nghị quyết số 01/NQ-CP ngày 01/01/2013");
  const auto second = citing("qd-bct/2014/2", "Nghị quyết số 01/NQ-CP ngày 02/01/2014");
  const auto later = citing("qd-bct/2030/3", "Nghị quyết số 01/NQ-CP ngày 02/01/2030");
  const auto asks = citing("qd-bct/2015/4", "theo Nghị quyết số 01/NQ-CP");
  Registry registry;
  for (const auto& document : {first, second, later, asks}) registry.add(document);
  const auto resolved = resolve(asks, registry);
  REQUIRE(resolved.size() == 1);
  CHECK(resolved[0].status == CitationStatus::Ambiguous);
  CHECK(join(resolved[0].candidates, " ") == "nq-cp/2013/1 nq-cp/2014/1");
}

TEST_CASE("Stubs list the cited documents that are missing, with who cites them") {
  const std::vector<Document> documents{
      citing("qd-bct/2013/1", "Nghị định số 95/2012/NĐ-CP; Nghị định số 95/2012/NĐ-CP"),
      citing("qd-bct/2014/2", "Nghị định số 95/2012/NĐ-CP ngày 12/11/2012")};
  const auto found = stubs(documents);
  REQUIRE(found.size() == 1);
  CHECK(found[0].reference.id == "nd-cp/2012/95");
  CHECK(found[0].mentions == 3);
  CHECK(join(found[0].cited_by, " ") == "qd-bct/2013/1 qd-bct/2014/2");
}

TEST_CASE("Documents that contradict each other are named with both words") {
  const std::vector<Document> documents{
      citing("qd-bct/2013/1", "Quyết định số 1419/QĐ-TTg ngày 07/9/2009"),
      citing("qd-bct/2014/2", "Quyết định số 1419/QĐ-TTg ngày 04/9/2009")};
  const auto found = contradictions(documents);
  REQUIRE(found.size() == 1);
  CHECK(found[0].issue.code == "two-dates");
  CHECK(found[0].document == "qd-bct/2013/1");
  CHECK(found[0].issue.message.starts_with("1419/QĐ-TTg has two dates: "));
  CHECK(found[0].issue.message.find("2009-09-07") != std::string::npos);
  CHECK(found[0].issue.message.find("2009-09-04") != std::string::npos);
}

TEST_CASE("Two titles are the same by their words; periods must not contradict") {
  struct Row {
    std::string_view candidate, known;
    Fit fit;
  };
  const auto row = GENERATE(values<Row>({
      {"Chiến lược sản xuất sạch hơn", "CHIẾN LƯỢC SẢN XUẤT SẠCH HƠN", Fit::Full},
      {"Chiến lược SXSH trong công nghiệp",
       "Chiến lược sản xuất sạch hơn trong công nghiệp đến năm 2020", Fit::Core},
      {"Chiến lược Sản xuất sạch hơn",
       "Chiến lược sản xuất sạch hơn trong công nghiệp đến năm 2020", Fit::Short},
      {"Kế hoạch về nước sạch giai đoạn 2016 - 2020", "Kế hoạch về nước sạch giai đoạn 2021 - 2025",
       Fit::None},
      {"Kế hoạch về nước sạch giai đoạn 2015 - 2020", "Kế hoạch về nước sạch giai đoạn 2014 - 2020",
       Fit::Core},
      {"Kế hoạch về nước sạch", "Chiến lược về nước sạch", Fit::None},
      {"Kế hoạch hành động", "Kế hoạch hành động về nước sạch", Fit::None},
  }));
  const auto& known = vocabulary().abbreviations();
  CHECK(fit(title_key(row.candidate, known), title_key(row.known, known)) == row.fit);
}

}  // namespace
}  // namespace viendan::citations
