#include "ingest/frame_tables.h"

#include <catch2/catch.hpp>

#include "base/text.h"

namespace viendan::ingest {
namespace {

/// A row of cells a line, "|" between cells, "/" between paragraphs.
RichTable table_of(std::string_view text) {
  RichTable table;
  for (const auto line : split(text, '\n')) {
    RichRow row;
    for (const auto words : split(line, '|')) {
      RichCell cell;
      for (const auto paragraph : split(trim(words), '/'))
        cell.paragraphs.push_back({.runs = {{.text = std::string(trim(paragraph))}}});
      row.cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// The paragraphs with "^" after a gap, or "table".
std::string unfolded(RichTable table) {
  RichText rich;
  rich.pieces.emplace_back(std::move(table));
  unfold_frame_tables(rich);
  std::string out;
  for (const auto& piece : rich.pieces) {
    if (!out.empty()) out += " ; ";
    const auto* paragraph = std::get_if<RichParagraph>(&piece);
    out += paragraph == nullptr ? "table" : (paragraph->after_gap ? "^" : "") + text_of(*paragraph);
  }
  return out;
}

struct Example {
  std::string rule;
  std::string table;
  std::string expected;
};

}  // namespace

TEST_CASE("A letterhead or a signature set as a table is read column after column") {
  const auto example = GENERATE(values<Example>({
      {"letterhead of one row",
       "BỘ Y TẾ / Số: 1-QĐ-BYT | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc",
       "^BỘ Y TẾ ; Số: 1-QĐ-BYT ; ^CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ; Độc lập - Tự do - Hạnh "
       "phúc"},
      {"a row for each line keeps the issuer's name together",
       "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH HÀ NAM | Độc lập - Tự do",
       "^ỦY BAN NHÂN DÂN ; ^TỈNH HÀ NAM ; ^CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ; ^Độc lập - Tự do"},
      {"number and date alone", "Số: 5-TB-BYT | Hà Nội, ngày 1 tháng 2 năm 2020",
       "^Số: 5-TB-BYT ; ^Hà Nội, ngày 1 tháng 2 năm 2020"},
      {"recipients before the signature",
       "Nơi nhận: / - Như trên; | TM. CHÍNH PHỦ / THỦ TƯỚNG\n | A",
       "^Nơi nhận: ; - Như trên; ; ^TM. CHÍNH PHỦ ; THỦ TƯỚNG ; ^A"},
      {"two who sign: each with his name",
       "KT. BỘ TRƯỞNG BỘ Y TẾ / THỨ TRƯỞNG | KT. BỘ TRƯỞNG BỘ NỘI VỤ / THỨ TRƯỞNG\nLê A | Trần B",
       "^KT. BỘ TRƯỞNG BỘ Y TẾ ; THỨ TRƯỞNG ; ^Lê A ; ^KT. BỘ TRƯỞNG BỘ NỘI VỤ ; THỨ TRƯỞNG ; "
       "^Trần B"},
      {"addressees", "Kính gửi: | - Sở Y tế; / - Sở Nội vụ.",
       "^Kính gửi: ; ^- Sở Y tế; ; - Sở Nội vụ."},
      {"a table of data stays", "Nội dung | Cơ quan\nRà soát | Bộ Y tế", "table"},
      {"also where a column counts its rows",
       "STT | Nơi nhận: | Số bản\n1 | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | 2", "table"},
      {"and where it is as wide as data", "Nơi nhận: | a | b | c | d", "table"},
  }));
  INFO(example.rule);
  CHECK(unfolded(table_of(example.table)) == example.expected);
}

TEST_CASE("A row over all columns is read in its place, and cells over rows in theirs") {
  RichTable table = table_of("Nơi nhận: | BỘ TRƯỞNG\nGhi chú\n- a | - b");
  table.rows[1].cells.front().columns = 2;
  CHECK(unfolded(table) == "^Nơi nhận: ; ^BỘ TRƯỞNG ; ^Ghi chú ; ^- a ; ^- b");

  RichTable high = table_of("Nơi nhận: | BỘ TRƯỞNG\nTrần B");
  high.rows[0].cells.front().rows = 2;
  CHECK(unfolded(high) == "^Nơi nhận: ; ^BỘ TRƯỞNG ; ^Trần B");
}

TEST_CASE("What follows an unfolded table is set apart from it") {
  RichText rich;
  rich.pieces.emplace_back(table_of("Kính gửi: | Sở Y tế"));
  rich.pieces.emplace_back(RichParagraph{.runs = {{.text = "Ngày 1 tháng 2"}}});
  unfold_frame_tables(rich);
  REQUIRE(rich.pieces.size() == 3);
  CHECK(std::get<RichParagraph>(rich.pieces[2]).after_gap);
}

}  // namespace viendan::ingest
