#include "search/words/terms.h"

#include <catch2/catch.hpp>

namespace viendan::search {

TEST_CASE("All spellings of a symbol have one key") {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"1393/QĐ-TTg", "1393/qd-ttg"},
      {"1393/QD-TTg", "1393/qd-ttg"},
      {"1393 / qđ-ttg", "1393/qd-ttg"},
      {"13443 /QĐ-BCT", "13443/qd-bct"},
      {"*1419* /QĐ-TTg", "1419/qd-ttg"},
      {"1393/QĐ–TTg", "1393/qd-ttg"},
      {"06/NQ-CP", "6/nq-cp"},
      {"6/NQ-CP", "6/nq-cp"},
      {"221/2012/TTLT-BTC-BCT", "221/2012/ttlt-btc-bct"},
      {"", ""},
  };
  for (const auto& [symbol, key] : rows) {
    CAPTURE(symbol);
    CHECK(symbol_key(symbol) == key);
  }
}

TEST_CASE("The number of a document is a short run of digits") {
  CHECK(number_key("1393") == "1393");
  CHECK(number_key(" 076 ") == "76");
  CHECK(number_key("1393a").empty());
  CHECK(number_key("1.500").empty());
  CHECK(number_key("").empty());
  CHECK(number_key("1234567890123").empty());
}

TEST_CASE("Terms are bounded, hold no NUL, and long ones stay apart") {
  const std::string same(500, 'a');
  CHECK(term("XT", same + "1").size() <= 200);
  CHECK(term("XT", same + "1") != term("XT", same + "2"));
  CHECK(term("XT", std::string("a\0b", 3)) == "XTa b");
  std::string letters;
  for (int i = 0; i < 200; ++i) letters += "ữ";
  CHECK(term("XT", letters).size() <= 200);
  CHECK(name_term("XT", " QUYẾT  ĐỊNH ") == name_term("XT", "quyet dinh"));
}

TEST_CASE("Stored fields come back as they were, and damage loses only what follows it") {
  const std::vector<std::string> fields = {"", "5:abc", std::string("a\0b", 3), "Quyết định"};
  CHECK(unpack(pack(fields)) == fields);
  CHECK(unpack("").empty());
  CHECK(unpack("3:ab").empty());
  CHECK(unpack("2:ab9:x") == std::vector<std::string>{"ab"});
  CHECK(unpack("x").empty());
}

}  // namespace viendan::search
