#include "search/words/tokenizer.h"

#include <catch2/catch.hpp>

#include "base/unicode.h"

namespace viendan::search {
namespace {

std::string words(std::string_view text) {
  Tokenizer tokenizer;
  std::string out;
  for (const Token& token : tokenizer.read(text)) {
    out += (out.empty() ? "" : " ") + token.spelling->word;
  }
  return out;
}

std::string folded(std::string_view text) {
  Tokenizer tokenizer;
  std::string out;
  for (const Token& token : tokenizer.read(text)) {
    out += (out.empty() ? "" : " ") + token.spelling->folded;
  }
  return out;
}

}  // namespace

TEST_CASE("Words are runs of letters, digits and marks in lower case") {
  struct Row {
    std::string_view text;
    std::string_view expected;
  };
  const Row rows[] = {
      {"", ""},
      {" – … /", ""},
      {"Tăng trưởng XANH", "tăng trưởng xanh"},
      {"1393/QĐ-TTg", "1393 qđ ttg"},
      {"13443 /QĐ-BCT", "13443 qđ bct"},
      {"giảm 1,5% so với 1.500.000 tấn.", "giảm 1,5 so với 1.500.000 tấn"},
      {"1. Mục tiêu, 2. Nội dung", "1 mục tiêu 2 nội dung"},
      {"năm 2015.", "năm 2015"},
      {"8-10%", "8 10"},
      {"PL2_40_2020", "pl2 40 2020"},
      {"tăng\u200Btrưởng", "tăngtrưởng"},  // a zero width space separates nothing that is seen
      {"tr\u00ADưởng", "trưởng"},
      {"QUYẾT ÐỊNH", "quyết định"},  // the eth of old conversions
      {"\xFF\xC3", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(words(row.text) == row.expected);
  }
}

TEST_CASE("Tone marks stand where the reformed spelling has them") {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"hoà", "hòa"},     {"hoá", "hóa"},       {"khoẻ", "khỏe"},   {"thuỷ", "thủy"},
      {"uỷ", "ủy"},       {"quý", "quý"},       {"qúy", "quý"},     {"quỹ", "quỹ"},
      {"hoàng", "hoàng"}, {"toàn", "toàn"},     {"huỳnh", "huỳnh"}, {"loại", "loại"},
      {"hòa", "hòa"},     {"khuyến", "khuyến"},
  };
  for (const auto& [old_place, expected] : rows) {
    CAPTURE(old_place);
    CHECK(place_tone(std::string(old_place)) == expected);
  }
}

TEST_CASE("Folded words have no marks, and both normal forms give the same words") {
  CHECK(folded("Quyết định số 1393/QĐ-TTg") == "quyet dinh so 1393 qd ttg");
  const std::string decomposed = "ta\xCC\x86ng tru\xCC\x9Bo\xCC\x9B\xCC\x89ng";
  CHECK(words(to_nfc(decomposed)) == "tăng trưởng");
  CHECK(folded(decomposed) == "tang truong");
}

TEST_CASE("A run without end is cut, and its beginning finds it again") {
  const std::string run(100'000, 'a');
  Tokenizer tokenizer;
  const auto tokens = tokenizer.read(run);
  REQUIRE(tokens.size() == 1);
  CHECK(tokens[0].span.size() == run.size());
  CHECK(tokens[0].spelling->word.size() <= 120);
  std::string hangul;
  for (int i = 0; i < 200; ++i) hangul += "한";
  CHECK(tokenizer.read(hangul)[0].spelling->folded.size() <= 120);
}

TEST_CASE("Bytes that are no text are no words") {
  Tokenizer tokenizer;
  for (const std::string_view bytes :
       {"\xCC\x80", "\xF3\xA0\x84\x80", "\xEC", "a\xEC\x80 b", "\xFF\xFE\xFD"}) {
    for (const Token& token : tokenizer.read(bytes)) CHECK(!token.spelling->folded.empty());
  }
}

}  // namespace viendan::search
