#include <catch2/catch.hpp>

#include "structure/closing.h"
#include "structure/form.h"
#include "structure/issuer.h"
#include "structure/line.h"
#include "structure/stamp.h"

namespace viendan::structure {
namespace {

TEST_CASE("a line says what it is, whatever accents the scanner lost") {
  struct Row {
    std::string_view line;
    Form form;
  };
  const Row rows[] = {
      {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Form::Motto},
      {"CỌNG HOÀ XÃ HỌI CHỦ NGHĨA VIỆT NAM", Form::Motto},
      {"Độc lập - Tự do - Hạnh phúc", Form::Motto},
      {"Số: 12/QĐ-TTg", Form::Symbol},
      {"Số:      /QĐ-UBND", Form::Symbol},
      {"Luật số: 55/2014/QH13", Form::Symbol},
      {"Số lượng doanh nghiệp/năm", Form::None},
      {"Tên hoạt động theo Quyết định số 403/QĐ-TTg", Form::None},
      {"V/v hướng dẫn thực hiện", Form::Subject},
      {"Căn cứ Luật Điện lực;", Form::Basis},
      {"Kính gửi: Bộ Tài chính", Form::Addressees},
      {"Nơi nhận:", Form::Recipients},
      {"KT. BỘ TRƯỞNG", Form::Capacity},
      {"TM. ỦY BAN NHÂN DÂN", Form::Capacity},
      {"TL.BỘ TRƯỞNG", Form::Capacity},
      {"TUQ. CHỦ TỊCH", Form::Capacity},
      {"(Ban hành kèm theo Quyết định số 1/QĐ-BCT)", Form::IssuedWith},
      {"Phụ lục 2", Form::Annex},
      {"PHU LUC", Form::Annex},
      {"Mẫu số 01", Form::FormSheet},
      {"Ghi chú:", Form::Notes},
      {"Ghi chú của người lập biểu", Form::None},
      {"Mọi chi tiết xin liên hệ:", Form::Contacts},
      {"-------", Form::Drawn},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    CHECK(form_of(row.line, line_key(row.line)) == row.form);
  }
}

TEST_CASE("place and date stand at the end of their line") {
  struct Row {
    std::string_view line, place, date;
  };
  const Row rows[] = {
      {"Hà Nội, ngày 07 tháng 9 năm 2009", "Hà Nội", "ngày 07 tháng 9 năm 2009"},
      {"TP. Hồ Chí Minh, ngày 1 tháng 12 năm 2020", "TP. Hồ Chí Minh", "ngày 1 tháng 12 năm 2020"},
      {"Số: 991/QĐ-UBND   Đồng Xoài, ngày 14 tháng5 năm 2008", "Đồng Xoài",
       "ngày 14 tháng5 năm 2008"},
      {"ngày 16/03/2021", "", "ngày 16/03/2021"},
      {"Căn cứ Luật Điện lực ngày 03 tháng 12 năm 2004;", "-", ""},
      {"có hiệu lực từ ngày 01 tháng 7 năm 2026", "-", ""},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    const auto found = place_date(row.line, line_key(row.line));
    CHECK(found.has_value() == (row.place != "-"));
    if (!found) continue;
    CHECK(found->place == row.place);
    CHECK(found->date == row.date);
  }
}

TEST_CASE("names of persons are words with capitals, without ranks") {
  struct Row {
    std::string_view line, name;
  };
  const Row rows[] = {
      {"Trịnh Đình Dũng", "Trịnh Đình Dũng"},
      {"Y Thanh Hà Niê Kđăm", "Y Thanh Hà Niê Kđăm"},
      {"Đại tướng Tô Lâm", "Tô Lâm"},
      {"PGS.TS. Nguyễn Thanh Long", "Nguyễn Thanh Long"},
      {"PHÓ THỦ TƯỚNG", ""},
      {"Như trên", ""},
      {"Lưu: VT", ""},
      {"Hà", ""},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    CHECK(is_person_name(row.line) == !row.name.empty());
    if (!row.name.empty()) CHECK(without_rank(row.line) == row.name);
  }
}

TEST_CASE("only the deputy can stand under KT., so one misread word is repaired") {
  struct Row {
    std::string_view capacity, printed, repaired;
  };
  const Row rows[] = {
      {"KT. THỦ TƯỚNG", "CHỖ THỦ TƯỚNG", "PHÓ THỦ TƯỚNG"},
      {"KT. BỘ TRƯỞNG", "THỨ TRƯƠNG", "THỨ TRƯỞNG"},
      {"KT. CHỦ TỊCH", "PHỎ CHỦ TICH", "PHÓ CHỦ TỊCH"},
      {"KT. BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM", ""},
      {"KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", ""},
      {"KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG THƯỜNG TRỰC", ""},
      {"KT. THỦ TƯỚNG", "KẾ HOẠCH", ""},
      {"TM. CHÍNH PHỦ", "THỦ TƯỚNG", ""},
  };
  for (const Row& row : rows) {
    INFO(row.capacity << " / " << row.printed);
    CHECK(repaired_deputy(row.capacity, row.printed).value_or("") == row.repaired);
  }
}

TEST_CASE("names of bodies are written as in running text") {
  CHECK(name_case("ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC") == "Ủy ban nhân dân tỉnh Bình Phước");
  CHECK(name_case("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH") ==
        "Chủ tịch Ủy ban nhân dân tỉnh Bình Định");
  CHECK(name_case("SỞ CÔNG THƯƠNG") == "Sở Công Thương");
  CHECK(name_case("Bộ Công Thương") == "Bộ Công Thương");
  CHECK(letterhead_body({"ỦY BAN NHÂN DÂN", "TỈNH BÌNH PHƯỚC"}) ==
        "ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC");
  CHECK(letterhead_body({"UBND TỈNH HÀ NAM", "SỞ CÔNG THƯƠNG"}) == "SỞ CÔNG THƯƠNG");
  CHECK(letterhead_body({"VĂN BẢN QUY PHẠM PHÁP LUẬT", "CHÍNH PHỦ"}) == "CHÍNH PHỦ");
  CHECK(letterhead_body({}).empty());
  CHECK(place_of_body("Ủy ban nhân dân tỉnh Bình Phước") == "Bình Phước");
  CHECK(place_of_body("Bộ Công Thương").empty());
}

TEST_CASE("a page mark at the end of a line is no part of its words") {
  CHECK(without_page_mark("Lưu: VT, CN (2). Trang 1/30") == "Lưu: VT, CN (2).");
  CHECK(without_page_mark("Lưu: VT, CN (2). 32") == "Lưu: VT, CN (2).");
  CHECK(without_page_mark("Lưu: VT, CN (2)") == "Lưu: VT, CN (2)");
}

TEST_CASE("capitals begin a stamp, small letters a sentence") {
  const auto begins = [](std::string_view line) { return begins_stamp(line, line_key(line)); };
  CHECK(begins("CÔNG VĂN ĐẾN"));
  CHECK(begins("CÔNG VĂN ĐỀN"));
  CHECK(begins("ĐẾN"));
  CHECK(begins("CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ"));
  CHECK(begins("Người ký: Cổng Thông tin điện tử Chính phủ"));
  CHECK_FALSE(begins("đến"));
  CHECK_FALSE(begins("Đến năm 2020 đạt 50%"));
  CHECK_FALSE(begins("Công văn đến được đăng ký vào sổ"));
}

}  // namespace
}  // namespace viendan::structure
