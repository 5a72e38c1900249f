#include "tables/merged.h"

#include <catch2/catch.hpp>
#include <chrono>

#include "drawn.h"

namespace viendan::test {
namespace {

const std::string kHeading = "TT|Nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian";

/// Kind and cells of each row, as one line.
std::vector<std::string> lines_of(const std::vector<std::string>& rows) {
  std::vector<std::string> lines;
  for (const Table& table : joined(rows).tables) {
    for (const Row& row : table.rows) {
      std::string line(name_in(kRowKinds, row.kind));
      for (const Cell& cell : row.cells) line += "|" + replace_all(cell.text, "\n", "/ ");
      lines.push_back(line);
    }
  }
  return lines;
}

TEST_CASE("What a cell merged downwards says holds for every row that it covers") {
  CHECK(lines_of({kHeading, "1|Kiểm kê|Bộ Xây dựng|Bộ Nội vụ|2026", "^|Tập huấn|^|^|2027",
                  "2|Tổng kết|Bộ Nội vụ||2028"}) ==
        std::vector<std::string>{"data|1|Kiểm kê|Bộ Xây dựng|Bộ Nội vụ|2026",
                                 "data|1|Tập huấn|Bộ Xây dựng|Bộ Nội vụ|2027",
                                 "data|2|Tổng kết|Bộ Nội vụ||2028"});
}

TEST_CASE("An inherited text is printed in its first row alone") {
  const auto tables =
      joined({kHeading, "1|Kiểm kê|Bộ Xây dựng||2026", "^|Tập huấn|^||2027"}).tables;
  REQUIRE(tables.size() == 1);
  REQUIRE(tables[0].rows.size() == 2);
  CHECK(tables[0].rows[1].cells[2].text == "Bộ Xây dựng");
  CHECK(tables[0].rows[1].cells[2].printed.empty());
  CHECK(tables[0].rows[1].cells[2].spans.empty());
}

TEST_CASE("A merged cell goes on behind the page break that cuts it") {
  const std::vector<std::string> heading = {
      "TT|Tên nhiệm vụ|Cơ quan chủ trì|Kết quả|Thời gian hoàn thành"};
  SECTION("inside a part of the task") {
    CHECK(lines_of({heading[0], "7|Lập quy hoạch|Bộ Xây dựng|Báo cáo giữa|Tháng 5/2026", "----",
                    "|mạng lưới trạm||kỳ được trình|", "^|^|^|Báo cáo cuối kỳ|Tháng 11/2026",
                    "8|Tổng kết|Bộ Nội vụ|Báo cáo|2027"}) ==
          std::vector<std::string>{
              "data|7|Lập quy hoạch mạng lưới trạm|Bộ Xây dựng|Báo cáo giữa kỳ được trình|Tháng "
              "5/2026",
              "data|7|Lập quy hoạch mạng lưới trạm|Bộ Xây dựng|Báo cáo cuối kỳ|Tháng 11/2026",
              "data|8|Tổng kết|Bộ Nội vụ|Báo cáo|2027"});
  }
  SECTION("between two parts") {
    CHECK(
        lines_of({heading[0], "7|Lập quy hoạch|Bộ Xây dựng|Báo cáo giữa kỳ|Tháng 5/2026", "----",
                  "|||Báo cáo cuối kỳ|Tháng 11/2026"}) ==
        std::vector<std::string>{"data|7|Lập quy hoạch|Bộ Xây dựng|Báo cáo giữa kỳ|Tháng 5/2026",
                                 "data|7|Lập quy hoạch|Bộ Xây dựng|Báo cáo cuối kỳ|Tháng 11/2026"});
  }
}

TEST_CASE("Further cells of a task that has one lead and one time are part of it") {
  CHECK(lines_of({"TT|Tên nhiệm vụ|Cơ quan chủ trì|Thời gian|Sản phẩm",
                  "1|Lập bản đồ|Bộ Xây dựng|2026|Bản đồ", "^|^|^|^|Báo cáo",
                  "2|Tổng kết|Bộ Nội vụ|2027|Báo cáo"}) ==
        std::vector<std::string>{"data|1|Lập bản đồ|Bộ Xây dựng|2026|Bản đồ/ Báo cáo",
                                 "data|2|Tổng kết|Bộ Nội vụ|2027|Báo cáo"});
}

TEST_CASE("A text merged across a row heads the rows below; a sentence there is a note") {
  CHECK(lines_of({kHeading, "I|Hoàn thiện pháp luật|<|<|<", "1|Kiểm kê|Bộ Xây dựng||2026",
                  "Các bộ, địa phương mô tả hoạt động của mình (chi tiết trong kế hoạch).|<|<|<|<",
                  "a|Đào tạo|<|<|<", "2|Tập huấn|Bộ Nội vụ||2027"}) ==
        std::vector<std::string>{
            "group|I. Hoàn thiện pháp luật", "data|1|Kiểm kê|Bộ Xây dựng||2026",
            "note|Các bộ, địa phương mô tả hoạt động của mình (chi tiết trong kế hoạch).||||",
            "subgroup|a. Đào tạo", "data|2|Tập huấn|Bộ Nội vụ||2027"});
}

TEST_CASE("A misread Roman number heads a group of the same level") {
  CHECK(lines_of({kHeading, "I|Hoàn thiện pháp luật|<|<|<", "1|Kiểm kê|Bộ Xây dựng||2026",
                  "H|Đào tạo nhân lực|<|<|<", "1|Tập huấn|Bộ Nội vụ||2027"}) ==
        std::vector<std::string>{"group|I. Hoàn thiện pháp luật",
                                 "data|1|Kiểm kê|Bộ Xây dựng||2026", "group|H. Đào tạo nhân lực",
                                 "data|1|Tập huấn|Bộ Nội vụ||2027"});
}

TEST_CASE("A column of headings merged downwards becomes group rows") {
  CHECK(lines_of({"TT|Tên luật|Tên văn bản|Cơ quan chủ trì|Thời hạn trình",
                  "1|Luật Đo đạc|1. Nghị định về bản đồ|Bộ Xây dựng|Trước ngày 15/5/2026",
                  "^|^|2. Thông tư về mốc|Bộ Xây dựng|2026",
                  "2|Luật Thủy lợi|3. Nghị định về đập|Bộ Nội vụ|2027"}) ==
        std::vector<std::string>{"group|1. Luật Đo đạc",
                                 "data|||1. Nghị định về bản đồ|Bộ Xây dựng|Trước ngày 15/5/2026",
                                 "data|||2. Thông tư về mốc|Bộ Xây dựng|2026",
                                 "group|2. Luật Thủy lợi",
                                 "data|||3. Nghị định về đập|Bộ Nội vụ|2027"});
}

TEST_CASE("A heading of two levels is read through its merged cells") {
  const auto tables = joined({"TT|Nhiệm vụ|Cơ quan thực hiện|<|Thời gian", "^|^|Chủ trì|Phối hợp|^",
                              "1|Kiểm kê|Bộ Xây dựng|Bộ Nội vụ|2026"})
                          .tables;
  REQUIRE(tables.size() == 1);
  REQUIRE(tables[0].columns.size() == 5);
  CHECK(tables[0].columns[2] == Column{"Cơ quan thực hiện / Chủ trì", ColumnRole::Lead, 1});
  CHECK(tables[0].columns[3] ==
        Column{"Cơ quan thực hiện / Phối hợp", ColumnRole::Coordinating, 1});
  CHECK(tables[0].columns[4].heading == "Thời gian");
  CHECK(tables[0].rows.size() == 1);
}

TEST_CASE("Columns that one name heads are one column") {
  const auto tables = joined({"TT|Nhiệm vụ|<|Cơ quan chủ trì|Thời gian",
                              "1|1.1|Kiểm kê|Bộ Xây dựng|2026", "2|Tập huấn|<|Bộ Nội vụ|2027"})
                          .tables;
  REQUIRE(tables.size() == 1);
  REQUIRE(tables[0].columns.size() == 4);
  CHECK(tables[0].rows[0].cells[1].text == "1.1 Kiểm kê");
  CHECK(tables[0].rows[1].cells[1].text == "Tập huấn");
}

TEST_CASE("A heading printed again on a later page goes, even where a letter of it differs") {
  const auto result = joined({kHeading, "1|Kiểm kê|Bộ Xây dựng||2026", "----",
                              "T|Nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian thực",
                              "|nguồn thải|||", "2|Tập huấn|Bộ Nội vụ||2027"});
  REQUIRE(result.tables.size() == 1);
  REQUIRE(result.tables[0].rows.size() == 2);
  CHECK(result.tables[0].rows[0].cells[1].text == "Kiểm kê nguồn thải");
  CHECK(result.tables[0].repairs.size() == 1);
}

TEST_CASE("One long cell merged over a hostile table costs no more than the table") {
  std::vector<std::string> rows = {kHeading,
                                   "1|" + std::string(200000, 'x') + "|Bộ Xây dựng|Bộ Nội vụ|2026"};
  for (int i = 0; i < 20000; ++i) rows.push_back("^|^|^|^|2027");
  std::string wide = "TT|Nhiệm vụ|Cơ quan chủ trì";
  for (int i = 0; i < 20000; ++i) wide += "|<";
  rows.push_back(wide);
  const auto begin = std::chrono::steady_clock::now();
  const auto result = joined(rows);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
  std::size_t said = 0;
  for (const Row& row : result.tables.at(0).rows) {
    for (const Cell& cell : row.cells) said += cell.text.size();
  }
  CHECK(said < 40000000);
}

}  // namespace
}  // namespace viendan::test
