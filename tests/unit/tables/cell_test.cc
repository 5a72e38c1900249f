#include "tables/cell.h"

#include <catch2/catch.hpp>

namespace viendan::tables {
namespace {

struct Pieces {
  std::string text, next, whole;
};

TEST_CASE("Words cut in the middle grow together with a space, what begins anew is a line") {
  const auto row = GENERATE(values<Pieces>({
      {"nhu cầu đến năm", "2020 đạt 90%.", "nhu cầu đến năm 2020 đạt 90%."},
      {"tiêu dùng trong dân", "cư", "tiêu dùng trong dân cư"},
      {"- Nguồn lực của doanh nghiệp và", "cộng đồng", "- Nguồn lực của doanh nghiệp và cộng đồng"},
      {"các cơ quan của", "Bộ Y tế", "các cơ quan của Bộ Y tế"},
      {"Bộ Y tế,", "Bộ Nội vụ", "Bộ Y tế, Bộ Nội vụ"},
      {"2015 -", "2020", "2015 - 2020"},
      {"- Xây dựng chợ.", "- Mở lớp.", "- Xây dựng chợ.\n- Mở lớp."},
      {"- Xây dựng chợ và", "- Mở lớp.", "- Xây dựng chợ và\n- Mở lớp."},
      {"Xây dựng chợ.", "Mở lớp.", "Xây dựng chợ.\nMở lớp."},
      {"", "Mở lớp.", "Mở lớp."},
      {"Xây dựng chợ.", "", "Xây dựng chợ."},
  }));
  CHECK(continued(row.text, row.next) == row.whole);
}

TEST_CASE("Numbers of rows are digits, decimals, Roman numerals and single letters") {
  for (const auto* text :
       {"1", "12.", "1.1", "3.2.1.", "IV", "II.", "a", "đ)", "A.", "(1)", "-", "9b"}) {
    INFO(text);
    CHECK(is_ordinal(text));
  }
  for (const auto* text : {"", "cư", "TT", "1 năm", "2015 - 2020", "Nhóm 1"}) {
    INFO(text);
    CHECK_FALSE(is_ordinal(text));
  }
}

TEST_CASE("Leader dots of a form are blank") {
  CHECK(is_blank(""));
  CHECK(is_blank("……..\n____"));
  CHECK_FALSE(is_blank("…5"));
}

}  // namespace
}  // namespace viendan::tables
