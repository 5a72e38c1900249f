#include "search/answer/suggest.h"

#include <catch2/catch.hpp>

#include "search/words/spelling_edits.h"
#include "support/small_index.h"

namespace viendan::search {
namespace {

using namespace test_index;

bool has(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

TEST_CASE("A slip of the fingers is one letter too few, too many, wrong, or two swapped") {
  const auto edits = one_edit_away("xanh", "abcdefghijklmnopqrstuvwxyz");
  for (const auto each : {"xnah", "anh", "xan", "xaanh", "xanht", "xinh"}) CHECK(has(edits, each));
  for (const auto each : {"xanh", "xn", "", "xanhtt"}) CHECK(!has(edits, each));
  CHECK(edits.front() == "axnh");
  CHECK(one_edit_away("", "a") == std::vector<std::string>{"a"});
}

TEST_CASE("Letters between two words are those that one has and the other lacks") {
  CHECK(letters_between("trưởng", "trưởng") == 0);
  CHECK(letters_between("trưởg", "trưởng") == 1);
  CHECK(letters_between("trường", "trưởng") == 2);
  CHECK(letters_between("", "ab") == 2);
}

TEST_CASE("What was meant is suggested where what was typed does poorly") {
  const Index index;
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"tăng trưởg xanh", "tăng trưởng xanh"},
      {"tăng trửơng xanhh", "tăng trưởng xanh"},
      {"sản xuâtt sạch", "sản xuất sạch"},
      {"sn xuất sạch", "sản xuất sạch"},
      {"tang truogn xanh", "tăng trưởng xanh"},
      {"\"tằng trưởng xanh\"", "\"tăng trưởng xanh\""},
      {"nănglượng", "năng lượng"},
      {"1394/QĐ-TTg", "1393/QĐ-TTg"},
      {"1339/QĐ-TTg", "1393/QĐ-TTg"},
      {"139/QĐ-TTg", "1393/QĐ-TTg"},
      {"14/CT-BCT", "04/CT-BCT"},
      // It does well, or nothing is known that does better.
      {"tăng trưởng xanh", ""},
      {"tang truong xanh", ""},
      {"1393/QĐ-TTg", ""},
      {"7777/QĐ-TTg", ""},
      {"1393", ""},
      {"zzzzz", ""},
      {"", ""},
      {"-xanh", ""},
  };
  for (const auto& [typed, expected] : rows) {
    CAPTURE(typed);
    const Answer answer = index.find({.text = std::string(typed)});
    CHECK(answer.suggestion == expected);
    if (expected.empty()) continue;
    const Answer better = index.find({.text = answer.suggestion});
    CHECK(better.total > 0);
    CHECK(better.note.empty());
    CHECK(better.suggestion.empty());
  }
}

TEST_CASE(
    "A suggestion keeps the rest of the query as it was typed, and finds under its conditions") {
  const Index index;
  CHECK(index.find({.text = "tăng trưởg -bền loai:QĐ"}).suggestion == "tăng trưởng -bền loai:QĐ");
  CHECK(index.find({.text = "tăng trưởg", .conditions = {{"year", "1999"}}}).suggestion.empty());
}

}  // namespace viendan::search
