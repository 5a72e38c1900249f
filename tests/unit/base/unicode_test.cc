#include "base/unicode.h"

#include <catch2/catch.hpp>

namespace viendan {

TEST_CASE("Folding leaves bare lower-case letters, as many as there were") {
  struct Row {
    std::string text, folded;
  };
  const auto row = GENERATE(values<Row>({
      {"Quyết định số", "quyet dinh so"},
      {"ĐƯỜNG, đường", "duong, duong"},
      {"Nghi\u0323", "nghi"},
      {"1393/QĐ-TTg", "1393/qd-ttg"},
      {"", ""},
  }));
  CHECK(fold(row.text) == row.folded);
  CHECK(count_code_points(fold(to_nfc(row.text))) == count_code_points(to_nfc(row.text)));
}

TEST_CASE("Case is that of Vietnamese") {
  CHECK(to_lower("ĐIỀU ỨNG Ỷ") == "điều ứng ỷ");
  CHECK(to_upper("điều ứng ỷ") == "ĐIỀU ỨNG Ỷ");
  CHECK(is_all_upper("PHỤ LỤC 1: A"));
  CHECK_FALSE(is_all_upper("PHỤ LỤC a"));
  CHECK_FALSE(is_all_upper("123 - 4"));
  CHECK(begins_lower("điều"));
  CHECK_FALSE(begins_lower("Điều"));
  CHECK(begins_upper("Ủy ban"));
  CHECK_FALSE(begins_upper(""));
}

TEST_CASE("Composition makes one form of every spelling") {
  CHECK(to_nfc("luâ\u0323t") == "luật");
  CHECK(to_nfc("o\u0323\u031B") == "ợ");
  CHECK(is_nfc("luật"));
  CHECK_FALSE(is_nfc("luâ\u0323t"));
}

TEST_CASE("Bytes that are no UTF-8 are recognised and crash nothing") {
  CHECK(is_valid_utf8("Điều"));
  for (const std::string bad :
       {"\xC3(", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE1\xBB", "\xC0\x80"}) {
    CHECK_FALSE(is_valid_utf8(bad));
    std::size_t at = 0;
    CHECK(next_code_point(bad, at) == U'\uFFFD');
    CHECK(at > 0);
    static_cast<void>(fold(bad));
    static_cast<void>(to_nfc(bad));
  }
}

TEST_CASE("Code points are counted and found") {
  CHECK(count_code_points("số 1") == 4);
  CHECK(offset_of_code_point("số 1", 2) == 4);
  CHECK(offset_of_code_point("số", 9) == 4);
  std::string text;
  for (const char32_t c : U"aĐạ\U0001F600") {
    if (c != 0) append_code_point(text, c);
  }
  CHECK(text == "aĐạ\U0001F600");
}

TEST_CASE("A word ends where no letter, digit or mark follows") {
  const std::string text = "và v.v";
  CHECK(at_word_bounds(text, 0, 3));
  CHECK_FALSE(at_word_bounds(text, 0, 1));
  CHECK(at_word_bounds(text, 4, 5));
  CHECK(at_word_bounds(text, 0, text.size()));
}

}  // namespace viendan
