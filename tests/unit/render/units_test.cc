#include "render/units.h"

#include <catch2/catch.hpp>

#include "base/text.h"

namespace viendan::render {
namespace {

const Vocabulary& vocabulary() {
  static const auto loaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary");
  if (!loaded) throw std::runtime_error(loaded.error().message);
  return *loaded;
}

/// A document of one line a block; the heading of a block is all of its words.
class Outline {
 public:
  Outline() { add(BlockKind::Document, -1, "", ""); }
  int add(BlockKind kind, int parent, const std::string& label, const std::string& words) {
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    if (!words.empty()) {
      runs_.push_back({begin, ++line_, 0, static_cast<std::uint32_t>(words.size() + 1)});
      document.text += words + "\n";
      document.map = SourceMap(runs_);
    }
    const auto end = static_cast<std::uint32_t>(document.text.size());
    document.blocks.push_back({kind, parent, {begin, end}, label, {begin, end}});
    return static_cast<int>(document.blocks.size()) - 1;
  }
  Document document;

 private:
  std::vector<SourceMap::Run> runs_;
  std::uint32_t line_ = 0;
};

Row row_of(RowKind kind, const std::string& label, const std::vector<std::string>& cells, Span at,
           std::uint32_t line) {
  Row row{.kind = kind, .label = label, .lines = {line, line}};
  for (const auto& text : cells) row.cells.push_back({text, text, {at}});
  return row;
}

std::vector<std::string> shown(const Document& document) {
  std::vector<std::string> lines;
  for (const Unit& unit : units(document, vocabulary())) {
    lines.push_back(fmt::format("{} {} {} \"{}\": {}", unit.line, unit.kind, unit.label,
                                unit.heading, join(unit.path, " > ")));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("units are the numbered blocks, each with the labels above it") {
  Outline outline;
  outline.add(BlockKind::Head, 0, "", "BỘ CÔNG THƯƠNG");
  const int article = outline.add(BlockKind::Article, 0, "1", "Phê duyệt");
  const int roman = outline.add(BlockKind::Roman, article, "II", "MỤC TIÊU");
  const int clause = outline.add(BlockKind::Clause, roman, "2", "Cụ thể");
  outline.add(BlockKind::Paragraph, clause, "", "Lời dẫn");
  outline.add(BlockKind::Point, clause, "đ", "Giảm  rác");
  CHECK(shown(outline.document) == Lines{"2 dieu 1 \"Phê duyệt\": Điều 1",
                                         "3 roman II \"MỤC TIÊU\": Điều 1 > II",
                                         "4 arabic 2 \"Cụ thể\": Điều 1 > II > 2",
                                         "6 letter đ \"Giảm rác\": Điều 1 > II > 2 > đ"});
}

TEST_CASE("a block that is no unit leaves no part in the path") {
  Outline outline;
  const int annex = outline.add(BlockKind::Annex, 0, "2", "BẢN ĐĂNG KÝ");
  const int contacts = outline.add(BlockKind::Contacts, annex, "", "Liên hệ:");
  outline.add(BlockKind::Clause, contacts, "1", "Nguyễn Văn A");
  CHECK(shown(outline.document).back() == "3 arabic 1 \"Nguyễn Văn A\": Phụ lục 2 > 1");
}

TEST_CASE("an attached document is called by its type") {
  Outline outline;
  outline.add(BlockKind::Plan, 0, "", "KẾ HOẠCH hành động");
  outline.add(BlockKind::Plan, 0, "", "BẢN THIẾT KẾ");
  CHECK(shown(outline.document) ==
        Lines{"1 plan  \"KẾ HOẠCH hành động\": Kế hoạch", "2 plan  \"BẢN THIẾT KẾ\": Kèm theo"});
}

TEST_CASE("groups and subgroups of an activity table are units below its place") {
  Outline outline;
  const int annex = outline.add(BlockKind::Annex, 0, "", "DANH MỤC");
  const int table = outline.add(BlockKind::Table, annex, "", "TT\tTên");
  const Span at = outline.document.blocks.back().own;
  outline.add(BlockKind::Article, 0, "9", "sau bảng");
  outline.document.tables = {{.kind = TableKind::Activities,
                              .blocks = {table},
                              .columns = {{}, {}},
                              .rows = {row_of(RowKind::Group, "1", {"Nhóm 1: Rà soát"}, at, 10),
                                       row_of(RowKind::Data, "", {"1", "Sửa đổi"}, at, 11),
                                       row_of(RowKind::Group, "2", {"Nhóm 2: Phòng ngừa"}, at, 12),
                                       row_of(RowKind::Subgroup, "", {"Ngành nhẹ:"}, at, 13),
                                       row_of(RowKind::Subgroup, "", {"Ngành nặng:"}, at, 14),
                                       row_of(RowKind::Group, "3", {"Nhóm 3"}, at, 15)}}};
  CHECK(shown(outline.document) ==
        Lines{"1 phu_luc  \"DANH MỤC\": Phụ lục",
              "10 group 1 \"Nhóm 1: Rà soát\": Phụ lục > Nhóm 1",
              "12 group 2 \"Nhóm 2: Phòng ngừa\": Phụ lục > Nhóm 2",
              "13 subgroup 1 \"Ngành nhẹ:\": Phụ lục > Nhóm 2 > Tiểu nhóm 1",
              "14 subgroup 2 \"Ngành nặng:\": Phụ lục > Nhóm 2 > Tiểu nhóm 2",
              "15 group 3 \"Nhóm 3\": Phụ lục > Nhóm 3", "3 dieu 9 \"sau bảng\": Điều 9"});
}

TEST_CASE("a group is called by its label where it does not call itself a group") {
  Outline outline;
  const int table = outline.add(BlockKind::Table, 0, "", "TT");
  const Span at = outline.document.blocks.back().own;
  outline.document.tables = {{.kind = TableKind::Activities,
                              .blocks = {table},
                              .columns = {{}},
                              .rows = {row_of(RowKind::Group, "II", {"LĨNH VỰC"}, at, 4),
                                       row_of(RowKind::Group, "", {"Lĩnh vực"}, at, 5)}}};
  CHECK(shown(outline.document) ==
        Lines{"4 group II \"LĨNH VỰC\": II", "5 group  \"Lĩnh vực\": Nhóm"});
}

TEST_CASE("titles and fields of a field sheet are units") {
  Outline outline;
  const int table = outline.add(BlockKind::Table, 0, "", "1. Tên");
  const Span at = outline.document.blocks.back().own;
  outline.document.tables = {
      {.kind = TableKind::FieldSheet,
       .blocks = {table},
       .columns = {{}, {}, {}},
       .rows = {row_of(RowKind::Group, "1", {"Hoàn thiện khung"}, at, 5),
                row_of(RowKind::Data, "a", {"a", "Mục tiêu", "x"}, at, 6),
                row_of(RowKind::Data, "", {"", "", "tiếp"}, at, 7),
                row_of(RowKind::Data, "đ", {"Thời gian", "2015", ""}, at, 8)}}};
  CHECK(shown(outline.document) == Lines{"5 arabic 1 \"Hoàn thiện khung\": 1",
                                         "6 letter a \"Mục tiêu\": 1 > a",
                                         "8 letter đ \"Thời gian\": 1 > đ"});
}

TEST_CASE("numbered groups of a form are units, groups of other tables are not") {
  Outline outline;
  const int table = outline.add(BlockKind::Table, 0, "", "TT");
  const Span at = outline.document.blocks.back().own;
  Table form{.kind = TableKind::Form,
             .blocks = {table},
             .columns = {{}},
             .rows = {row_of(RowKind::Group, "1.2", {"1.2. Hỗ trợ"}, at, 4),
                      row_of(RowKind::Group, "", {"Tổng"}, at, 5)}};
  outline.document.tables = {form, form};
  outline.document.tables[1].kind = TableKind::Data;
  CHECK(shown(outline.document) == Lines{"4 decimal 1.2 \"1.2. Hỗ trợ\": 1.2"});
}

TEST_CASE("a document without blocks or map has no units and does no harm") {
  CHECK(units(Document{}, vocabulary()).empty());
  Outline outline;
  outline.add(BlockKind::Article, 0, "1", "a");
  outline.document.map = {};
  CHECK(units(outline.document, vocabulary()).at(0).line == 0);
}

}  // namespace
}  // namespace viendan::render
