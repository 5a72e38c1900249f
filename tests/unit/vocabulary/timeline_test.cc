#include "vocabulary/timeline.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace viendan {
namespace {

constexpr Date kIssued{2009, 9, 7};

std::string iso(std::optional<Date> date) {
  return date ? date->iso() : "";
}

/// "2015..2020", "..2013-04-15", "P1Y", "2026.. P1Y"; "" for a timeline that says nothing.
std::string show(const Timeline& timeline) {
  std::string dates = iso(timeline.from) + ".." + iso(timeline.to);
  if (dates == "..") dates.clear();
  if (timeline.recurrence.empty()) return dates;
  return dates.empty() ? timeline.recurrence : dates + " " + timeline.recurrence;
}

std::string days_in(std::string_view text) {
  std::string all;
  for (const FoundDate& found : find_dates(text)) {
    all += (all.empty() ? "" : "; ") + found.date.iso();
  }
  return all;
}

std::string periods_in(std::string_view text) {
  std::string all;
  for (const FoundPeriod& found : find_periods(text, kIssued)) {
    all += (all.empty() ? "" : "; ") + show(found.timeline);
  }
  return all;
}

std::string whole(std::string_view text) {
  const auto timeline = read_timeline(text, kIssued);
  return timeline ? show(*timeline) : "none";
}

struct FoundRow {
  std::string_view text;
  std::string_view days;
  std::string_view periods;
};

// Lines of policy documents. Three say less in the collection they come from: "ĐẾN THÁNG 12" is an
// end and not only a month, "trước năm 2025" ends with 2024, "sau năm 2030" begins with 2031.
// clang-format off
const std::vector<FoundRow> kCollected = {
      {"Hà Nội, ngày 08 tháng 12 năm 2015", "2015-12-08", ""},
      {"Hà Nội, ngày 07 tháng 9 năm 2009", "2009-09-07", ""},
      {"ngày 07/9/2009", "2009-09-07", ""},
      {"ngày 27-9-1993", "1993-09-27", ""},
      {"07.09.2009", "2009-09-07", ""},
      {"Ngày: 09/09/2020..", "2020-09-09", ""},
      {"Tình hình thực hiện SXSH tính đến 31/12/2012", "2012-12-31", "..2012-12-31"},
      {"BÁO CÁO TÌNH HÌNH THỰC HIỆN SXSH ĐẾN THÁNG 12 NĂM 2012", "", "..2012-12"},
      {"tháng 12 năm 2012", "", "2012-12..2012-12"},
      {"tháng 6/2013", "", "2013-06..2013-06"},
      {"quý II/2021", "", "2021-04-01..2021-06-30"},
      {"Quý IV năm 2022", "", "2022-10-01..2022-12-31"},
      {"Quý I - Quý III năm 2022", "", "2022-01-01..2022-09-30"},
      {"quý III-IV/2023", "", "2023-07-01..2023-12-31"},
      {"6 tháng đầu năm 2020", "", "2020-01-01..2020-06-30"},
      {"giai đoạn 2020 - 2025", "", "2020..2025"},
      {"giai đoạn năm 2020 - 2025", "", "2020..2025"},
      {"giai đoạn 2015 – 2020", "", "2015..2020"},
      {"a) Giai đoạn 2016 - 2020:", "", "2016..2020"},
      {"Giai đoạn từ nay đến năm 2015:", "", "2009..2015"},
      {"Giai đoạn từ năm 2016 đến năm 2020:", "", "2016..2020"},
      {"đến năm 2020, tầm nhìn đến năm 2050", "", "..2020"},
      {"đến năm 2020 tầm nhìn đến năm 2030", "", "..2020"},
      {"thời kỳ 2011 - 2020, định hướng đến năm 2030", "", "2011..2020"},
      {"giai đoạn 2018 - 2020, xét đến năm 2025", "", "2018..2020"},
      {"đến năm 2010 và định hướng đến năm 2020", "", "..2010"},
      {"nhiệm kỳ 2011 - 2016", "", "2011..2016"},
      {"giai đoạn 2021 - 2030, tầm nhìn 2050", "", "2021..2030"},
      {"2015 - 2016", "", "2015..2016"},
      {"Thời gian thực hiện: 2010 - 2020.", "", "2010..2020"},
      {"Thời gian thực hiện: 2010 - 2012./.", "", "2010..2012"},
      {"trong thời gian từ 2000-2015", "", "2000..2015"},
      {"đến 2020 và tầm nhìn đến 2050", "", "..2020"},
      {"xuống còn 1,0 vào năm 2020", "", "2020..2020"},
      {"từ 8 - 10% so với mức 2010", "", ""},
      {"từ 1 - 1,5% mỗi năm", "", ""},
      {"từ 10% đến 20% so với phương án phát triển bình thường", "", ""},
      {"từ 9 % đến 15%", "", ""},
      {"mức tự nguyện khoảng 9%, mức phấn đấu thêm khi có hỗ trợ quốc tế là 6%", "", ""},
      {"là 42 - 45%", "", ""},
      {"là 80%", "", ""},
      {"đạt 3 - 4% tổng giá trị sản xuất công nghiệp", "", ""},
      {"đạt 60% đến 70%", "", ""},
      {"trong GDP từ 42% đến 45%", "", ""},
      {"giảm đến khoảng 65% tỷ lệ sử dụng bao bì khó phân hủy", "", ""},
      {"Phấn đấu khoảng 50% các doanh nghiệp", "", ""},
      {"tiết kiệm được từ 5 - 8% mức tiêu thụ năng lượng", "", ""},
      {"từ 8 - 13%", "", ""},
      {"70% - 90% nguồn thải", "", ""},
      {"100% các doanh nghiệp", "", ""},
      {"hàng năm tổng hợp tình hình thực hiện", "", "P1Y"},
      {"định kỳ hàng năm tổng hợp tình hình", "", "P1Y"},
      {"định kỳ tiến hành sơ kết, tổng kết", "", "periodic"},
      {"định kỳ 6 tháng", "", "P6M"},
      {"Hằng năm", "", "P1Y"},
      {"Thường xuyên", "", "continuous"},
      {"trước ngày 15 tháng 4 năm 2013", "2013-04-15", "..2013-04-15"},
      {"trước ngày 30/6/2021", "2021-06-30", "..2021-06-30"},
      {"đến hết ngày 28/02/2025", "2025-02-28", "..2025-02-28"},
      {"từ ngày 01/3/2025", "2025-03-01", "2025-03-01.."},
      {"chậm nhất ngày 15 tháng 11 năm 2022", "2022-11-15", "..2022-11-15"},
      {"trước năm 2025", "", "..2024"},
      {"Sau năm 2030", "", "2031.."},
      {"05 năm thực hiện", "", ""},
      {"nhà nước 5 năm và hàng năm", "", "P1Y"},
      {"đăng ký nhiệm vụ năm 2014", "", "2014..2014"},
      {"so với mức 2010", "", ""},
      {"giảm 15,8% vào năm 2030", "", "2030..2030"},
      {"tối thiểu 30%", "", ""},
      {"trên 1.250,5 tỷ đồng, đạt 95%", "", ""},
      {"8-9%/năm", "", ""},
      {"Điều 3. khoản 2", "", ""},
      {"PM2.5 và 54 Hai Bà Trưng", "", ""},
      {"số 95/2012/NĐ-CP", "", ""},
      {"SẢN XUẤT VÀ TIÊU DÙNG BỀN VỮNG ĐẾN NĂM 2020, TẦM NHÌN ĐẾN NĂM 2030", "", "..2020"},
};

const std::vector<FoundRow> kMore = {
      {"ngày08tháng12năm2015", "2015-12-08", ""},
      {"NGÀY 08 THÁNG 12 NĂM 2015", "2015-12-08", ""},
      {"ngày 25 tháng 9 nam 2012", "2012-09-25", ""},
      {"từ ngày 01/7 đến ngày 30/9/2021", "2021-09-30", "2021-07-01..2021-09-30"},
      {"ngày 30/02/2015", "", ""},
      {"Quyết định số 1/2015", "", ""},
      {"ngân hàng năm 2020 và khách hàng", "", "2020..2020"},
      {"cấp cho ngân hàng tháng trước", "", ""},
      {"chi thường xuyên", "", ""},
      {"giảm 1,5% mỗi năm", "", ""},
      {"báo cáo 6 tháng một lần", "", "P6M"},
      {"ít nhất 2 lần/năm", "", "P6M"},
      {"hàng quý, hàng tháng", "", "P3M; P1M"},
      {"Việt Nam 2020", "", ""},
      {"so với năm 2010", "", ""},
      {"hoàn thành trong quý II năm 2026", "", "2026-04-01..2026-06-30"},
      {"9 tháng cuối năm 2021", "", "2021-04-01..2021-12-31"},
      {"giai đoạn 2020 - 2015", "", ""},
      {"Tháng 01 - 02/2026", "", "2026-01..2026-02"},
      {"các năm 2021 và 2022", "", "2021..2022"},
      {"năm 2021 và các năm tiếp theo", "", "2021.."},
};

struct WholeRow {
  std::string_view text;
  std::string_view timeline;
};

const std::vector<WholeRow> kWhole = {
      {"2015 - 2020", "2015..2020"},
      {"2015-2016.", "2015..2016"},
      {"2025", "2025..2025"},
      {"6/2025", "2025-06..2025-06"},
      {"Tháng 8/2026", "2026-08..2026-08"},
      {"Quý IV/2024", "2024-10-01..2024-12-31"},
      {"Từ quý III/2026 đến quý III/2030", "2026-07-01..2030-09-30"},
      {"Hàng năm", "P1Y"},
      {"Thường xuyên, hằng năm", "continuous"},
      {"Hằng năm và từng giai đoạn", "P1Y"},
      {"Nhiệm vụ thường xuyên", "continuous"},
      {"Từ tháng 5/2026, thường xuyên", "2026-05.. continuous"},
      {"2026 và hằng năm", "2026.. P1Y"},
      {"Năm 2026 và các năm tiếp theo", "2026.."},
      {"từ nay đến năm 2015", "2009..2015"},
      {"trước ngày 15 tháng 4 năm 2013", "..2013-04-15"},
      {"Trước năm 2025", "..2024"},
      {"Thời gian thực hiện: 2010 - 2012./.", "2010..2012"},
      {"Phiên họp tháng 9/2025", "2025-09..2025-09"},
      {"Quý IV/2024 và theo lộ trình của Đề án", "2024-10-01..2024-12-31"},
      {"2021, 2022, 2023", "2021..2023"},
      {"09 tháng", ""},
      {"", "none"},
      {"-", "none"},
      {"Ngân sách nhà nước", "none"},
      {"Mức ưu tiên cao", "none"},
      {"Vụ Kế hoạch", "none"},
      {"Theo lộ trình Đề án", "none"},
      {"Tháng 01 - 02/2", "none"},
      {"Chiến lược đến năm 2020", "none"},
      {"1393/QĐ-TTg", "none"},
      {"Nguồn vốn năm 2020", "none"},
};
// clang-format on

}  // namespace

TEST_CASE("days and periods of policy documents are found") {
  for (const auto& row : kCollected) {
    CAPTURE(row.text);
    CHECK(days_in(row.text) == row.days);
    CHECK(periods_in(row.text) == row.periods);
  }
}

TEST_CASE("damaged spaces, open ends and words that only look like time") {
  for (const auto& row : kMore) {
    CAPTURE(row.text);
    CHECK(days_in(row.text) == row.days);
    CHECK(periods_in(row.text) == row.periods);
  }
}

TEST_CASE("a timeline is read only where all of the text tells time") {
  for (const auto& row : kWhole) {
    CAPTURE(row.text);
    CHECK(whole(row.text) == row.timeline);
  }
}

TEST_CASE("a period covers the words that lead into it and its outlook") {
  const std::string_view text =
      "Kế hoạch giai đoạn từ năm 2016 đến năm 2020, tầm nhìn đến năm 2030";
  const auto found = find_periods(text);
  REQUIRE(found.size() == 1);
  CHECK(found[0].span.of(text) == "giai đoạn từ năm 2016 đến năm 2020, tầm nhìn đến năm 2030");
  CHECK(found[0].timeline.raw == found[0].span.of(text));
}

TEST_CASE("a date at the start may follow the word for day") {
  CHECK(date_at_start("ngày 7/9/2009 của Thủ tướng")->date == Date{2009, 9, 7});
  CHECK(date_at_start("ngày 7/9/2009 của Thủ tướng")->span == Span{0, 14});
  CHECK_FALSE(date_at_start("của ngày 7/9/2009"));
  CHECK_FALSE(date_at_start(""));
}

TEST_CASE("without a date of issue 'from now' has no beginning") {
  CHECK(show(*read_timeline("từ nay đến năm 2015")) == "..2015");
}

}  // namespace viendan
