#include "tables/join.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>

#include "drawn.h"

namespace viendan::test {
namespace {

const std::string kHeading = "TT|Nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian";

std::size_t repairs_named(const Table& table, std::string_view rule) {
  std::size_t count = 0;
  for (const Row& row : table.rows) {
    count +=
        static_cast<std::size_t>(std::count_if(row.repairs.begin(), row.repairs.end(),
                                               [rule](const Repair& r) { return r.rule == rule; }));
  }
  return count;
}

TEST_CASE("Any grid is read: every row is as wide as its table, groups have one cell") {
  const auto rows = GENERATE(values<std::vector<std::string>>({
      {"x"},
      {"|"},
      {"TT"},
      {"TT|Tên ngành|TT|Tên ngành"},
      {"TT|Nhiệm vụ|Cơ quan chủ trì|Thời gian"},
      {"TT|Nhiệm vụ|Cơ quan chủ trì|Thời gian", "1", "2|b|c|d|e|f|g", "||||", "cư|||"},
      {"1.|a|a|a", "a|Mục tiêu|x|y|z", "b|Thời gian", "|||"},
      {"a|b", "c|d", "e", "f|g|h"},
  }));
  for (const Table& table : joined(rows).tables) {
    for (const Row& row : table.rows) {
      const bool group = row.kind == RowKind::Group || row.kind == RowKind::Subgroup;
      CHECK(row.cells.size() == (group ? 1 : table.columns.size()));
    }
  }
}

TEST_CASE("A document without tables has none") {
  CHECK(joined({}).tables.empty());
}

TEST_CASE("No word of a cell is lost: it is printed in a row, or named in a repair") {
  const std::vector<std::string> rows = {kHeading,
                                         "1|Kiểm kê alpha|Bộ Xây dựng|2010 - 2012|Bộ Nội vụ",
                                         "TR|Nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian",
                                         "|beta gamma|delta||epsilon",
                                         "zeta||||",
                                         "2|Tập huấn|Bộ Nội vụ|Bộ Nội vụ|2015|eta|theta"};
  const auto result = joined(rows);
  std::string kept;
  for (const Table& table : result.tables) {
    for (const Repair& repair : table.repairs) kept += repair.before;
    for (const Row& row : table.rows) {
      for (const Cell& cell : row.cells) kept += cell.printed + " ";
      for (const Repair& repair : row.repairs) kept += repair.before + " ";
    }
  }
  for (const auto* word :
       {"alpha", "beta gamma", "delta", "epsilon", "zeta", "eta", "theta", "TR"}) {
    INFO(word);
    CHECK(kept.find(word) != std::string::npos);
  }
}

TEST_CASE("A joined row names all its lines and shows its pages apart") {
  const auto result =
      joined({kHeading, "1|Phát triển chợ ở vùng nông|Bộ Xây dựng||2010", kHeading, "|thôn|||"});
  REQUIRE(result.tables.size() == 1);
  REQUIRE(result.tables[0].rows.size() == 1);
  const Row& row = result.tables[0].rows[0];
  CHECK(row.lines == Lines{2, 4});
  CHECK(row.cells[1].text == "Phát triển chợ ở vùng nông thôn");
  CHECK(row.cells[1].printed == "Phát triển chợ ở vùng nông | thôn");
  CHECK(row.cells[1].spans.size() == 2);
  CHECK(result.tables[0].repairs.size() == 1);
}

TEST_CASE("Rows that fit their columns are never moved") {
  const auto result = joined({kHeading, "1|Kiểm kê|Bộ Xây dựng|Bộ Nội vụ|2010 - 2012",
                              "2|Kiểm tra|Bộ Nội vụ||Hằng năm", "3|Giám sát||Bộ Nội vụ|2015"});
  REQUIRE(result.tables.size() == 1);
  for (const Row& row : result.tables[0].rows) CHECK(row.repairs.empty());
  CHECK(result.issues.empty());
}

TEST_CASE("Bodies that the vocabulary does not know are left as printed") {
  const auto result = joined({kHeading, "1|Kiểm kê|Bộ Xây dựng|Sở Du hành vũ trụ|2010"});
  REQUIRE(result.tables.size() == 1);
  CHECK(repairs_named(result.tables[0], "body-completed") == 0);
  CHECK(result.tables[0].rows[0].cells[3].text == "Sở Du hành vũ trụ");
}

TEST_CASE("Hostile tables take time in proportion to their size") {
  std::string wide = "TT";
  for (int i = 0; i < 50000; ++i) wide += "|x";
  std::vector<std::string> rows = {kHeading, wide};
  for (int i = 0; i < 20000; ++i)
    rows.push_back("|a b c d e " + std::to_string(i) + "|2015|2016|x");
  const auto begin = std::chrono::steady_clock::now();
  const auto result = joined(rows);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}

}  // namespace
}  // namespace viendan::test
