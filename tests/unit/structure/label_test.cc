#include "structure/label.h"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "structure/numbering.h"

namespace viendan::structure {
namespace {

std::string described(std::string_view line) {
  std::string out;
  for (const Label& label : read_labels(line)) {
    out += fmt::format("{}{} {}|{}", out.empty() ? "" : " / ", info(label.kind).name, label.text,
                       line.substr(label.size));
  }
  return out;
}

TEST_CASE("a label is read with its kind and the words after it") {
  struct Row {
    std::string_view line, expected;
  };
  const Row rows[] = {
      // articles
      {"Điều 1. Phạm vi", "article 1|Phạm vi"},
      {"Điều 5a. Bổ sung", "article 5a|Bổ sung"},
      {"Điều 12: Ban hành", "article 12|Ban hành"},
      {"Điều 3.- Chánh Văn phòng", "article 3|Chánh Văn phòng"},
      {"ĐIỀU 2", "article 2|"},
      {"Điều 5 của Luật này", ""},
      // divisions
      {"Chương II", "chapter II|"},
      {"Chương 3 QUY ĐỊNH CHUNG", "chapter 3|QUY ĐỊNH CHUNG"},
      {"Phần thứ hai", "part hai|"},
      {"Mục 1. Lập kế hoạch", "section 1|Lập kế hoạch"},
      {"Tiểu mục 2", "subsection 2|"},
      {"Chương II của Nghị định này", ""},
      {"Mục tiêu của chương trình", ""},
      // numbers
      {"I. MỤC TIÊU", "roman I|MỤC TIÊU / point I|MỤC TIÊU"},
      {"IV - GIẢI PHÁP", "roman IV|GIẢI PHÁP"},
      {"1. Nâng cao", "clause 1|Nâng cao"},
      {"2.Hoàn thiện", "clause 2|Hoàn thiện"},
      {"1.2. Hỗ trợ", "decimal 1.2|Hỗ trợ"},
      {"1.4 Các hoạt động", "decimal 1.4|Các hoạt động"},
      {"1.5 triệu tấn", ""},
      {"2015 - 2020", ""},
      {"50% cơ sở sản xuất", ""},
      // letters
      {"a) Rà soát", "point a|Rà soát"},
      {"đ) Xây dựng", "point đ|Xây dựng"},
      {"a1) Bổ sung", "point a1|Bổ sung"},
      {"A. MỤC TIÊU", "point A|MỤC TIÊU"},
      {"C. TỔ CHỨC", "roman C|TỔ CHỨC / point C|TỔ CHỨC"},
      {"v.v... và các loại khác", ""},
      {"TP. Hà Nội", ""},
      // bullets
      {"- Như trên;", "dash |Như trên;"},
      {"+ Giảm cường độ", "plus |Giảm cường độ"},
      {"-----", ""},
      {"-", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    CHECK(described(row.line) == row.expected);
  }
}

TEST_CASE("points follow the Vietnamese alphabet") {
  const auto value = [](std::string_view line) { return read_labels(line).at(0).values.at(0); };
  CHECK(letters_between(value("d) x"), value("đ) x")) == 0);
  CHECK(letters_between(value("e) x"), value("g) x")) == 0);  // f is no Vietnamese letter
  CHECK(letters_between(value("d) x"), value("e) x")) == 1);  // đ is missing
  CHECK(letters_between(value("a) x"), value("g) x")) == 5);
}

/// Places the lines one after the other and prints depth and label of those that open a unit.
std::string placed(const std::vector<std::string_view>& lines) {
  Numbering numbering;
  std::string out;
  bool introduced = false;
  for (const std::string_view line : lines) {
    for (const Label& label : read_labels(line)) {
      const auto place = numbering.place(label, introduced);
      if (!place) continue;
      numbering.open(label, *place, 1);
      const char marks[] = {' ', ' ', '?', '*'};
      out += fmt::format("{}{}{}{}", out.empty() ? "" : " ", place->depth,
                         label.text.empty() ? std::string(1, label.mark) : label.text,
                         marks[static_cast<std::size_t>(place->sequence)]);
      break;
    }
    introduced = line.ends_with(":");
  }
  return out;
}

TEST_CASE("a kind's place on the stack of open kinds is its level") {
  struct Row {
    std::vector<std::string_view> lines;
    std::string_view expected;
  };
  const Row rows[] = {
      {{"I. A", "1. B", "a) C", "b) D", "2. E", "II. F", "1. G"}, "0I  11  2a  2b  12  0II  11 "},
      {{"1. A", "a) B", "- C", "+ D", "- E", "b) F"}, "01  1a  2-  3+  2-  1b "},
      {{"Chương I", "Điều 1. A", "1. B", "Chương II", "Điều 2. C"}, "0I  11  21  0II  12 "},
      {{"1. A", "1.1. B", "1.2. C", "2. D", "2.1. E"}, "01  11.1  11.2  02  12.1 "},
      // Roman numerals and capitals stand above what was open.
      {{"1. A", "a) B", "I. C", "1. D"}, "01  1a  0I  11 "},
      // Only the next number opens a unit; one missing is flagged.
      {{"1. A", "2. B", "4. C"}, "01  02  04?"},
      {{"1. A", "2. B", "7. C"}, "01  02 "},
      {{"3. A"}, ""},
      {{"a) A", "b) B", "c) C", "d) D", "e) E"}, "0a  0b  0c  0d  0e?"},
      {{"Điều 7. A", "Điều 8. B"}, "07  08 "},
      // A list begins anew: beside its like, or below what announces it.
      {{"1. A", "2. B", "1. C"}, "01  02  01*"},
      {{"1. A", "a) B:", "1. C"}, "01  1a  21 "},
  };
  for (const Row& row : rows) {
    INFO(row.expected);
    CHECK(placed(row.lines) == row.expected);
  }
}

TEST_CASE("nesting is bounded however lists announce each other") {
  Numbering numbering;
  for (int i = 0; i < 10'000; ++i) {
    for (const std::string_view line : {"1. a:", "a) b:"}) {
      const Label label = read_labels(line).at(0);
      const auto place = numbering.place(label, true);
      if (place) numbering.open(label, *place, 1);
    }
  }
  CHECK(numbering.units().size() < 64);
}

}  // namespace
}  // namespace viendan::structure
