#include "search/answer/expand.h"

#include <catch2/catch.hpp>

#include "base/text.h"
#include "support/small_index.h"

namespace viendan::search {
namespace {

using namespace test_index;

/// "also (why)" of each expansion.
std::vector<std::string> expansions(std::string_view text) {
  static const Synonyms kSynonyms(vocabulary());
  std::vector<std::string> found;
  const auto expanded =
      expand(read_query(text, vocabulary()), kSynonyms, [](const Spelling&) { return true; });
  for (const auto& each : expanded.expansions) {
    found.push_back(fmt::format("{} ({})", each.also, each.why));
  }
  return found;
}

bool has(const std::vector<std::string>& list, std::string_view what) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

}  // namespace

TEST_CASE("An abbreviation and what it stands for bring each other") {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"BCT", "Bộ Công Thương (full name)"},
      {"bct", "Bộ Công Thương (full name)"},
      {"Bộ Công Thương", "BCT (abbreviation)"},
      {"bo cong thuong", "BCT (abbreviation)"},
      {"kế hoạch của bộ công thương", "BCT (abbreviation)"},
      {"SXSH", "sản xuất sạch hơn (full name)"},
      {"sản xuất sạch hơn", "SXSH (abbreviation)"},
      {"TTg", "Thủ tướng Chính phủ (full name)"},
      {"UBND", "Ủy ban nhân dân (full name)"},
      {"KHCN", "khoa học và công nghệ (full name)"},
      {"Bộ TN&MT", "Bộ Tài nguyên và Môi trường (full name)"},
      {"Bộ Tài nguyên và Môi trường", "Bộ Nông nghiệp và Môi trường (successor since 2025-03-01)"},
      {"BTNMT", "Bộ Nông nghiệp và Môi trường (successor since 2025-03-01)"},
      {"(BCT OR BTC)", "Bộ Công Thương (full name)"},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(has(expansions(text), expected));
  }
}

TEST_CASE("What is meant as typed, or stands for too much, is not expanded") {
  const std::string_view rows[] = {
      "\"Bộ Công Thương\"",
      "exact:BCT",
      "loai:QĐ",
      "13443/QĐ-BCT",
      "CP",
      "cn",
      "xanh",
      "-BCT",
      "bố công thường",
      "pop",
      "số 12",
      "",
  };
  for (const auto text : rows) {
    CAPTURE(text);
    CHECK(expansions(text).empty());
  }
  std::string all;
  for (const Agency& agency : vocabulary().agencies()) all += agency.name + " ";
  CHECK(expansions(all).size() <= kMostExpansions);
}

TEST_CASE("Documents with other names follow those with the words typed, and it is said why") {
  auto documents = corpus();
  documents.push_back(
      document("qd-bct/2018/1", "1/QĐ-BCT", "2018-01-01", "Áp dụng SXSH", {"Về SXSH."}));
  const Index index(documents);
  const Answer answer = index.find({.text = "sản xuất sạch hơn"});
  REQUIRE(answer.expansions.size() == 1);
  CHECK(answer.expansions.front().typed == "sản xuất sạch hơn");
  CHECK(answer.expansions.front().also == "SXSH");
  REQUIRE(answer.hits.size() == 3);
  CHECK(answer.hits.back().document == "qd-bct/2018/1");
  REQUIRE(!answer.hits.back().passages.empty());
  CHECK(answer.hits.back().passages.front().snippet.find("\x02SXSH\x03") != std::string::npos);

  const Answer plain = index.find({.text = "sản xuất sạch hơn", .expand = false});
  CHECK(plain.total == 2);
  CHECK(plain.expansions.empty());
  for (std::size_t i = 0; i < plain.hits.size(); ++i) {
    CHECK(plain.hits[i].document == answer.hits[i].document);
    CHECK(plain.hits[i].score == Approx(answer.hits[i].score));
  }
  // What the index does not know is not searched.
  CHECK(index.find({.text = "bảo vệ môi trường"}).expansions.empty());
}

}  // namespace viendan::search
