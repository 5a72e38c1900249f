#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "activities/extract.h"
#include "activities/target_clause.h"

namespace viendan::activities {
namespace {

std::string number(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string show(const ClauseTarget& t) {
  const std::string range = t.value.min == t.value.max
                                ? number(t.value.min)
                                : number(t.value.min) + ".." + number(t.value.max);
  return range + " " + t.value.unit + " | " + t.subject + " | " + t.comparator + " | " + t.baseline;
}

std::vector<std::string> aims_in(std::string_view text, bool under_aims = true) {
  std::vector<std::string> all;
  for (const ClauseTarget& aim : read_aims(text, {under_aims, 2015, {}})) all.push_back(show(aim));
  return all;
}

struct AimRow {
  std::string_view text;
  std::vector<std::string> aims;
};

// clang-format off
const std::vector<AimRow> kUnderAims = {
    // the subject before the value
    {"Tỷ lệ hộ nghèo giảm 1 - 1,5%/năm", {"1..1.5 % | tỷ lệ hộ nghèo | giảm | "}},
    {"Giảm tổn thất điện năng từ 8 - 10% so với năm 2010", {"8..10 % | tổn thất điện năng | giảm từ ... - ... | so với năm 2010"}},
    {"Tỷ trọng năng lượng tái tạo đạt 15% đến 20%", {"15..20 % | tỷ trọng năng lượng tái tạo | đạt ... đến ... | "}},
    {"Đến năm 2025, tỷ lệ che phủ rừng đạt trên 42%;", {"42 % | tỷ lệ che phủ rừng | đạt trên | "}},
    {"Nâng tỷ lệ lao động qua đào tạo lên 70%", {"70 % | tỷ lệ lao động qua đào tạo | lên | "}},
    {"Sản lượng thép đạt 1.250,5 nghìn tấn", {"1250.5 nghìn tấn | sản lượng thép | đạt | "}},
    {"Tổng công suất điện gió đạt khoảng 6.000 MW", {"6000 mw | tổng công suất điện gió | đạt khoảng | "}},
    // the value before what it counts
    {"100% cơ sở y tế có bác sĩ", {"100 % | cơ sở y tế có bác sĩ |  | "}},
    {"Phấn đấu ít nhất 70% xã đạt chuẩn", {"70 % | xã đạt chuẩn | ít nhất | "}},
    {"Phấn đấu 90% rác thải được thu gom; 50% nước thải được xử lý",
     {"90 % | rác thải được thu gom | phấn đấu | ", "50 % | nước thải được xử lý | phấn đấu | "}},
    {"các nhà máy tiết kiệm được từ 5 - 8% mức tiêu thụ nước", {"5..8 % | mức tiêu thụ nước | tiết kiệm được từ ... - ... | "}},
    // several values
    {"75% giấy được tái chế và 50% nhựa được thu hồi", {"75 % | giấy được tái chế |  | ", "50 % | nhựa được thu hồi |  | "}},
    {"Giảm phát thải của nhiệt điện từ 10% đến 20% so với kịch bản cơ sở. Trong đó mức tự nguyện 10%, mức phấn đấu thêm khi được hỗ trợ là 6%",
     {"10..20 % | phát thải của nhiệt điện | giảm từ ... đến ... | so với kịch bản cơ sở",
      "10 % | phát thải của nhiệt điện |  | so với kịch bản cơ sở",
      "6 % | phát thải của nhiệt điện | là | so với kịch bản cơ sở"}},
    {"giảm khoảng 65% lượng túi ni lông tại các siêu thị và khoảng 50% tại các chợ",
     {"65 % | lượng túi ni lông tại các siêu thị | giảm khoảng | ", "50 % | lượng túi ni lông tại các chợ | giảm khoảng | "}},
    {"giảm hệ số đàn hồi từ mức 2,0 hiện nay xuống còn 1,0 vào năm 2020", {"1 hệ số | hệ số đàn hồi | xuống còn | từ mức 2,0 hiện nay"}},
    {"tăng tỷ lệ nội địa hóa từ 15% năm 2020 lên 30%", {"30 % | tỷ lệ nội địa hóa | lên | từ 15% năm 2020"}},
    // no aims
    {"Đánh giá kết quả 05 năm thực hiện", {}},
    {"Phê duyệt về nguyên tắc 5 đề án", {}},
    {"so với mức 2010 hoặc so với kịch bản phát triển bình thường", {}},
    {"Ngân sách nhà nước hỗ trợ 50% kinh phí", {}},
    {"Căn cứ Nghị định số 95/2012/NĐ-CP", {}},
    {"%", {}},
    {"", {}},
    {"Phụ nữ từ 15 - 49 tuổi, diện tích từ 10 ha trở lên", {}},
};

const std::vector<AimRow> kElsewhere = {
    {"đến năm 2020 có 90% doanh nghiệp có nhận thức", {"90 % | doanh nghiệp có nhận thức | có | "}},
    {"Cơ sở có từ 50% vốn nhà nước phải báo cáo", {}},
    {"Năm 2012 sản xuất công nghiệp đạt 7%", {}},
    {"Đến năm 2010 có 50% cơ sở áp dụng", {}},  // was over when the document was issued
    {"đến năm 2020 nhà nước nắm 51% vốn điều lệ", {}},
};
// clang-format on

/// A document of blocks, each child of the one that its row names.
struct Built {
  BlockKind kind;
  int parent;
  std::string_view text;
};

Document build(std::string_view title, const std::vector<Built>& rows) {
  Document document;
  document.metadata.title.value = std::string(title);
  document.metadata.date.value = "2015-12-08";
  document.blocks.push_back({BlockKind::Document, -1, {0, 0}, {}, {0, 0}, {}, {}});
  for (const Built& row : rows) {
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += std::string(row.text) + "\n";
    const auto end = static_cast<std::uint32_t>(document.text.size());
    document.blocks.push_back({row.kind, row.parent, {begin, end}, {}, {begin, end - 1}, {}, {}});
  }
  return document;
}

}  // namespace

TEST_CASE("numbers have decimal commas and dots between thousands") {
  CHECK(read_number("1.250,5") == 1250.5);
  CHECK(read_number("1,5") == 1.5);
  CHECK(read_number("2.5") == 2.5);
  CHECK(read_number("1.000.000") == 1000000);
  CHECK_FALSE(read_number("1,2,3"));
  CHECK_FALSE(read_number(""));
}

TEST_CASE("under a heading of aims every value with a subject is one") {
  for (const auto& row : kUnderAims) {
    CAPTURE(row.text);
    CHECK(aims_in(row.text) == row.aims);
  }
}

TEST_CASE("elsewhere a value is an aim only with a time to come") {
  for (const auto& row : kElsewhere) {
    CAPTURE(row.text);
    CHECK(aims_in(row.text, false) == row.aims);
  }
}

TEST_CASE("the period is the statement's own, else of the nearest heading, else of the title") {
  const Document document = build("Kế hoạch giai đoạn 2015 - 2020",
                                  {
                                      {BlockKind::Clause, 0, "Mục tiêu"},
                                      {BlockKind::Dash, 1, "Giảm phát thải 8%"},
                                      {BlockKind::Point, 1, "Giai đoạn 2016 - 2018:"},
                                      {BlockKind::Dash, 3, "Giảm phát thải 9%"},
                                      {BlockKind::Dash, 3, "Giảm phát thải 7% vào năm 2017"},
                                  });
  const auto targets = find_targets(document);
  REQUIRE(targets.size() == 3);
  CHECK(targets[0].from == Date{2015, 0, 0});
  CHECK(targets[0].to == Date{2020, 0, 0});
  CHECK(targets[1].from == Date{2016, 0, 0});
  CHECK(targets[1].to == Date{2018, 0, 0});
  CHECK_FALSE(targets[2].from);
  CHECK(targets[2].to == Date{2017, 0, 0});
  CHECK(targets[2].span.of(document.text) == "Giảm phát thải 7% vào năm 2017");
}

TEST_CASE("letterhead, recipients and funding columns state no aims") {
  Document document = build("", {
                                    {BlockKind::Head, 0, "Mục tiêu giảm 50% chi phí"},
                                    {BlockKind::Recipients, 0, "Mục tiêu giảm 50% chi phí"},
                                });
  Table table;
  table.columns = {{"Nguồn kinh phí", ColumnRole::Funding, 1}};
  Row row;
  row.cells.push_back({"Đến năm 2020 giảm 50% vốn vay", "", {}});
  table.rows.push_back(row);
  document.tables.push_back(table);
  CHECK(find_targets(document).empty());
}

TEST_CASE("an empty document has no aims") {
  CHECK(find_targets(Document{}).empty());
}

}  // namespace viendan::activities
