// Days, and what dates mean as periods: the forms in which they are printed.
#include <fmt/core.h>

#include <catch2/catch.hpp>

#include "base/text.h"
#include "vocabulary/timeline.h"

namespace viendan {
namespace {

std::string days_in(std::string_view text) {
  std::vector<std::string> all;
  for (const auto& found : find_dates(text)) {
    all.push_back(fmt::format("{} \"{}\"", found.date.iso(), found.span.of(text)));
  }
  return join(all, " | ");
}

std::string periods_in(std::string_view text) {
  std::vector<std::string> all;
  for (const auto& found : find_periods(text, Date{2009, 9, 7})) {
    const auto& [raw, from, to, recurrence] = found.timeline;
    all.push_back(fmt::format("{}..{}{}{}", from ? from->iso() : "", to ? to->iso() : "",
                              recurrence.empty() ? "" : " ", recurrence));
  }
  return join(all, " | ");
}

TEST_CASE("Days are found in every form that is printed, with the word before them") {
  struct Row {
    std::string_view text, days;
  };
  const auto row = GENERATE(values<Row>({
      {"Hà Nội, ngày 08 tháng 12 năm 2015", "2015-12-08 \"ngày 08 tháng 12 năm 2015\""},
      {"HÀ NỘI, NGÀY 08 THÁNG 12 NĂM 2015", "2015-12-08 \"NGÀY 08 THÁNG 12 NĂM 2015\""},
      {"ngày 14 tháng5 năm 2008", "2008-05-14 \"ngày 14 tháng5 năm 2008\""},
      {"ngày 07/9/2009", "2009-09-07 \"ngày 07/9/2009\""},
      {"ngày 27-9-1993", "1993-09-27 \"ngày 27-9-1993\""},
      {"07.09.2009", "2009-09-07 \"07.09.2009\""},
      {"Ngày: 09/09/2020..", "2020-09-09 \"Ngày: 09/09/2020\""},
      {"từ 01/3/2025 đến 28/02/2026", "2025-03-01 \"01/3/2025\" | 2026-02-28 \"28/02/2026\""},
      {"ngày 07/9/2009của Thủ tướng", "2009-09-07 \"ngày 07/9/2009\""},
      {"ngày 08/10/20181 của Chính phủ", "2018-10-08 \"ngày 08/10/2018\""},
      {"ngày 30 tháng 02 năm 2015; 31/4/2020; 29/02/2023", ""},
      {"07/9/20091234; 1107/9/2009; 3/4; 24.7.0; 2.5", ""},
      {"Điều 3. khoản 2; số 95/2012/NĐ-CP; PM2.5 và 54 Hai Bà Trưng", ""},
  }));
  CHECK(days_in(row.text) == row.days);
}

TEST_CASE("A day at the start of a text, and nowhere else") {
  REQUIRE(date_at_start("ngày 07/9/2009 của"));
  CHECK(date_at_start("ngày 07/9/2009 của")->span == Span{0, 15});
  CHECK_FALSE(date_at_start("của ngày 07/9/2009"));
  CHECK_FALSE(date_at_start(""));
  CHECK_FALSE(date_at_start("ngày"));
}

TEST_CASE("What dates mean as periods, deadlines and recurrence") {
  struct Row {
    std::string_view text, periods;
  };
  const auto row = GENERATE(values<Row>({
      {"tính đến 31/12/2012", "..2012-12-31"},
      {"tháng 6/2013", "2013-06..2013-06"},
      {"quý II/2021", "2021-04-01..2021-06-30"},
      {"Quý I - Quý III năm 2022", "2022-01-01..2022-09-30"},
      {"quý III-IV/2023", "2023-07-01..2023-12-31"},
      {"6 tháng đầu năm 2020", "2020-01-01..2020-06-30"},
      {"giai đoạn năm 2020 - 2025", "2020..2025"},
      {"Giai đoạn từ nay đến năm 2015:", "2009..2015"},
      {"Giai đoạn từ năm 2016 đến năm 2020:", "2016..2020"},
      {"đến năm 2020, tầm nhìn đến năm 2050", "..2020"},
      {"thời kỳ 2011 - 2020, định hướng đến năm 2030", "2011..2020"},
      {"giai đoạn 2018 - 2020, xét đến năm 2025", "2018..2020"},
      {"trong thời gian từ 2000-2015", "2000..2015"},
      {"định kỳ hàng năm tổng hợp", ".. P1Y"},
      {"định kỳ 6 tháng", ".. P6M"},
      {"Thường xuyên", ".. continuous"},
      {"trước ngày 15 tháng 4 năm 2013", "..2013-04-15"},
      {"chậm nhất ngày 15 tháng 11 năm 2022", "..2022-11-15"},
      {"từ ngày 01/3/2025", "2025-03-01.."},
      {"trước năm 2025", "..2024"},
      {"Sau năm 2030", "2031.."},
      {"05 năm thực hiện; so với mức 2010; số 95/2012/NĐ-CP", ""},
  }));
  CHECK(periods_in(row.text) == row.periods);
}

}  // namespace
}  // namespace viendan
