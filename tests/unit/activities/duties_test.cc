#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "activities/duty_clause.h"
#include "activities/duty_words.h"
#include "activities/extract.h"

namespace viendan::activities {
namespace {

struct SubjectRow {
  std::string_view sentence;
  std::string_view bodies;  // "" where none is bound
};

// clang-format off
const std::vector<SubjectRow> kSubjects = {
    {"Bộ Công Thương chủ trì, phối hợp với các Bộ liên quan tổ chức thực hiện", "Bộ Công Thương"},
    {"Bộ Kế hoạch và Đầu tư, Bộ Tài chính cân đối, bố trí kinh phí", "Bộ Kế hoạch và Đầu tư, Bộ Tài chính"},
    {"Vụ Tổ chức cán bộ có trách nhiệm rà soát", "Vụ Tổ chức cán bộ"},
    {"Các Bộ, ngành, địa phương theo chức năng, nhiệm vụ có trách nhiệm báo cáo", "Các Bộ, ngành, địa phương"},
    {"Căn cứ nhiệm vụ được giao, các cơ quan, đơn vị huy động kinh phí", "các cơ quan, đơn vị"},
    {"Bộ Công Thương đề nghị các địa phương và đơn vị lập báo cáo", "các địa phương và đơn vị"},
    {"Giao Bộ Xây dựng ban hành định mức", "Bộ Xây dựng"},
    {"Bộ trưởng Bộ Công Thương, các Bộ trưởng và các tổ chức, cá nhân liên quan chịu trách nhiệm thi hành Quyết định này",
     "Bộ trưởng Bộ Công Thương, các Bộ trưởng và các tổ chức, cá nhân liên quan"},
    {"Ban điều hành thực hiện Chiến lược có trách nhiệm tư vấn cơ chế", "Ban điều hành thực hiện Chiến lược"},
    {"Quy chế hoạt động do Bộ trưởng Bộ Công Thương quyết định", "Bộ trưởng Bộ Công Thương"},
    {"Bộ Tài chính: Bố trí kinh phí và hướng dẫn sử dụng", "Bộ Tài chính"},
    {"Xây dựng và hoàn thiện chính sách", ""},
    {"Kinh phí do ngân sách nhà nước bảo đảm", ""},
    {"Bộ chỉ tiêu phát triển bền vững phải được rà soát", ""},
    {"Liên bộ Tài chính - Công Thương đã ban hành Thông tư", ""},
    {"Bộ Công Thương đã ban hành Thông tư", ""},
    {"Chánh Thanh tra Bộ có quyền phạt cảnh cáo", ""},
    {"Các bộ dữ liệu phải được cập nhật", ""},
    {"Đơn lập theo mẫu do Bộ Tài chính quy định", ""},
    {"Quyết định này có hiệu lực thi hành kể từ ngày ký", ""},
    {"Bộ", ""},
    {"", ""},
};
// clang-format on

std::string_view bodies_of(std::string_view sentence) {
  return find_subject(sentence, {0, static_cast<std::uint32_t>(sentence.size())})
      .bodies.of(sentence);
}

std::vector<std::string> parts_of(std::string_view sentence) {
  const Span whole{0, static_cast<std::uint32_t>(sentence.size())};
  std::vector<std::string> parts;
  for (const DutyPart& part : split_duties(sentence, whole, find_subject(sentence, whole).verb)) {
    parts.emplace_back(part.span.of(sentence));
  }
  return parts;
}

struct Built {
  BlockKind kind;
  int parent;
  std::string_view text;
};

std::vector<Duty> duties_of(const std::vector<Built>& rows) {
  static const Vocabulary vocabulary = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  Document document;
  document.blocks.push_back({BlockKind::Document, -1, {0, 0}, {}, {0, 0}, {}, {}});
  for (const Built& row : rows) {
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += std::string(row.text) + "\n";
    const auto end = static_cast<std::uint32_t>(document.text.size());
    document.blocks.push_back({row.kind, row.parent, {begin, end}, {}, {begin, end - 1}, {}, {}});
  }
  return find_duties(document, vocabulary);
}

}  // namespace

TEST_CASE("a duty's subject is the body that opens the sentence or is asked in it") {
  for (const auto& row : kSubjects) {
    CAPTURE(row.sentence);
    CHECK(bodies_of(row.sentence) == row.bodies);
  }
}

TEST_CASE("a sentence is cut where recurrence or another verb begins a new duty") {
  CHECK(parts_of("Bộ Công Thương đôn đốc thực hiện; định kỳ hàng năm báo cáo Thủ tướng").size() ==
        2);
  CHECK(parts_of("Bộ Công Thương đôn đốc thực hiện và định kỳ hàng năm báo cáo Thủ tướng").size() ==
        2);
  CHECK(parts_of("Bộ Tài chính bố trí vốn 5 năm và hàng năm của địa phương").size() == 1);
  CHECK(parts_of("Bộ Y tế xây dựng chính sách về thuốc; chính sách về dược liệu").size() == 1);
}

TEST_CASE("lists of offices and classes are cut only before another body") {
  const auto pieces = split_bodies(
      "Bộ trưởng, Thủ trưởng cơ quan ngang Bộ, Giám đốc Sở Văn hóa, Thể thao và Du lịch và các tổ "
      "chức liên quan");
  REQUIRE(pieces.size() == 4);
  CHECK(pieces[2] == "Giám đốc Sở Văn hóa, Thể thao và Du lịch");
  CHECK(split_bodies("Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ").size() == 1);
}

TEST_CASE("a heading that names a body lays the items below it on that body") {
  const auto duties = duties_of({
      {BlockKind::Article, 0, "Tổ chức thực hiện"},
      {BlockKind::Clause, 1, "Bộ Công Thương chủ trì, phối hợp với các Bộ, ngành liên quan:"},
      {BlockKind::Dash, 2, "Đôn đốc việc thực hiện; định kỳ hàng năm báo cáo Thủ tướng Chính phủ;"},
      {BlockKind::Clause, 1, "Bộ Xây dựng"},
      {BlockKind::Paragraph, 4, "Tiếp tục nghiên cứu tiêu chuẩn trước ngày 30/6/2021."},
      {BlockKind::Clause, 1, "Xây dựng cơ sở dữ liệu."},
  });
  REQUIRE(duties.size() == 3);
  REQUIRE(duties[0].agencies.size() == 2);
  CHECK(duties[0].agencies[0].name == "Bộ Công Thương");
  CHECK(duties[0].agencies[1].scope == "phối hợp");
  CHECK(duties[1].recurrence == "P1Y");
  CHECK(duties[1].text == "định kỳ hàng năm báo cáo Thủ tướng Chính phủ");
  CHECK(duties[2].agencies[0].name == "Bộ Xây dựng");
  CHECK(duties[2].deadline == Date{2021, 6, 30});
}

TEST_CASE("a paragraph that asks and ends with a colon introduces the points beside it") {
  const auto duties = duties_of({
      {BlockKind::Clause, 0, "Triển khai"},
      {BlockKind::Paragraph, 1, "Thực hiện quy định trên, đề nghị các tỉnh, các tập đoàn:"},
      {BlockKind::Point, 1, "Chỉ định đơn vị đầu mối;"},
      {BlockKind::Paragraph, 1, "Thông tin có tại trang điện tử."},
  });
  REQUIRE(duties.size() == 1);
  CHECK(duties[0].text == "Chỉ định đơn vị đầu mối");
}

TEST_CASE("preamble, recipients and an empty document lay no duties") {
  CHECK(duties_of({{BlockKind::Preamble, 0, "Bộ Công Thương có trách nhiệm báo cáo"},
                   {BlockKind::Recipients, 0, "Bộ Công Thương báo cáo"}})
            .empty());
  CHECK(duties_of({}).empty());
}

}  // namespace viendan::activities
