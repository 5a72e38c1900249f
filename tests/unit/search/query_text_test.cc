#include "search/query_text.h"

#include <catch2/catch.hpp>

namespace viendan::search {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary kLoaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return kLoaded;
}

std::string reading(std::string_view text) {
  return in_words(read_query(text, vocabulary()), false);
}

}  // namespace

TEST_CASE("A query is words, phrases, exclusions and symbols; anything else is read as words") {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"tăng trưởng xanh", "tăng AND trưởng AND xanh"},
      {"\"sản xuất sạch hơn\"", "\"sản xuất sạch hơn\""},
      {"“sản xuất” sạch", "\"sản xuất\" AND sạch"},
      {"kế hoạch -xanh", "kế AND hoạch NOT xanh"},
      {"kế hoạch -\"tăng trưởng\"", "kế AND hoạch NOT \"tăng trưởng\""},
      {"8 -10%", "8 AND 10"},
      {"2015 - 2020", "2015 AND 2020"},
      {"-xanh", "everything NOT xanh"},
      {"\"sản xuất", "sản AND xuất"},
      {"\"\"", "nothing"},
      {"- \" ( * ) : AND", "and"},
      {"()*:~^", "nothing"},
      {"", "everything"},
      {"  \n", "everything"},
      {"hoà", "hòa"},
      {"Quyết định số 1393/QĐ-TTg", "symbol 1393/qd-ttg"},
      {"1393/QĐ-TTg", "symbol 1393/qd-ttg"},
      {"1393/qd-ttg", "symbol 1393/qd-ttg"},
      {"13443 /QĐ-BCT", "symbol 13443/qd-bct"},
      {"*1419* /QĐ-TTg", "symbol 1419/qd-ttg"},
      {"1393", "number 1393, or the word 1393"},
      {"thực hiện 1393/QĐ-TTg", "thực AND hiện AND symbol 1393/qd-ttg"},
      {"tỉnh/thành", "tỉnh AND thành"},
      {"ta\xCC\x86ng", "tăng"},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(reading(text) == expected);
  }
}

TEST_CASE("A query without end is cut and says so") {
  std::string words;
  for (int i = 0; i < 100'000; ++i) words += "xanh ";
  const auto query = read_query(words, vocabulary());
  CHECK(query.cut);
  CHECK(query.clauses.size() <= 128);
  const auto phrase = read_query("\"" + words.substr(0, 2000) + "\"", vocabulary());
  REQUIRE(phrase.clauses.size() == 1);
  CHECK(phrase.clauses.front().words.size() == 128);
}

TEST_CASE("Bytes that are no text are read as no words") {
  CHECK(reading("\xFF\xFE\x80") == "nothing");
  CHECK_NOTHROW(reading(std::string(1, '\0')));
}

}  // namespace viendan::search
