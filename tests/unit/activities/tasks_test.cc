#include "activities/tasks.h"

#include <catch2/catch.hpp>

#include "activities/deadlines.h"

namespace viendan::activities {
namespace {

struct TermCase {
  const char* text;
  const char* raw;
  const char* to;
};
constexpr TermCase kTerms[] = {
    {"trình Thủ tướng Chính phủ trước ngày 15 tháng 5 năm 2026.", "trước ngày 15 tháng 5 năm 2026",
     "2026-05-15"},
    {"Xây dựng Đề án, hoàn thành trong quý II năm 2026.", "trong quý II năm 2026", "2026-06-30"},
    {"Kết nối nền tảng dùng chung (Quý III/2026).", "Quý III/2026", "2026-09-30"},
    {"trình Quốc hội sửa đổi Luật Đất đai trong năm 2026;", "trong năm 2026", "2026-12-31"},
    {"gửi trước ngày 06/5/2026; trình trước ngày 10/5/2026.",
     "trước ngày 06/5/2026; trước ngày 10/5/2026", "2026-05-10"},
    // what is measured in a year, what was done by a day, and what is only named with a date
    {"tiết kiệm 3% tổng điện năng tiêu thụ trong năm 2026.", "", ""},
    {"người được bổ nhiệm trước ngày 01 tháng 6 năm 2026.", "", ""},
    {"theo Chỉ thị số 10/CT-TTg ngày 30 tháng 3 năm 2026.", "", ""},
    {"kế hoạch giai đoạn 2026 - 2030.", "", ""},
    {"cơ cấu của Chính phủ (2026 - 2031).", "", ""},
    // before the document itself
    {"kết quả hoàn thành trước ngày 31 tháng 12 năm 2025.", "", ""},
};

TEST_CASE("a term is a time by which something is to be done") {
  for (const auto& [text, raw, to] : kTerms) {
    INFO(text);
    const Timeline term = find_deadline(text, Date{2026, 5, 1});
    CHECK(term.raw == raw);
    CHECK((term.to ? term.to->iso() : "") == to);
  }
}

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return loaded;
}

/// A document of one article with items; `type` and `symbol` are those of the letterhead.
std::vector<ListedActivity> tasks_of(std::string type, std::string symbol, std::string_view heading,
                                     const std::vector<std::string>& items) {
  Document document;
  document.metadata.type.value = std::move(type);
  document.metadata.symbol.value = std::move(symbol);
  document.metadata.date.value = "2026-05-01";
  document.blocks.push_back({.kind = BlockKind::Document, .parent = -1});
  const auto add = [&document](BlockKind kind, int parent, std::string_view words) {
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += std::string(words) + "\n";
    const auto end = static_cast<std::uint32_t>(document.text.size());
    document.blocks.push_back(
        {.kind = kind, .parent = parent, .own = {begin, end}, .heading = {begin, end - 1}});
  };
  add(BlockKind::Article, 0, heading);
  for (const auto& item : items) add(BlockKind::Clause, 1, item);
  std::vector<Issue> issues;
  return read_tasks({document, vocabulary(), issues, document.metadata.issued()});
}

const std::vector<std::string> kItems = {
    "Bộ Xây dựng hoàn thiện quy chuẩn nhà chống lũ cho vùng hạ du.",
    "Bộ Y tế xây dựng đề án nhân lực, trình Chính phủ trước ngày 15 tháng 6 năm 2026."};

TEST_CASE("below a heading that assigns tasks every item of a body is one") {
  CHECK(tasks_of("Nghị quyết", "9/NQ-CP", "Nhiệm vụ cụ thể giao các bộ", kItems).size() == 2);
}

TEST_CASE("elsewhere a task has a term") {
  const auto tasks = tasks_of("Quyết định", "9/QĐ-TTg", "Tổ chức thực hiện", kItems);
  REQUIRE(tasks.size() == 1);
  const Activity& task = tasks[0].activity;
  CHECK(task.origin == Origin::Text);
  REQUIRE(task.lead.size() == 1);
  CHECK(task.lead[0].name == "Bộ Y tế");
  CHECK(task.timeline.to == Date{2026, 6, 15});
}

TEST_CASE("acts that make law assign no tasks, whatever their headings say") {
  CHECK(tasks_of("Nghị định", "9/2026/NĐ-CP", "Nhiệm vụ cụ thể giao các bộ", kItems).empty());
  CHECK(tasks_of("Quyết định", "9/2026/QĐ-TTg", "Nhiệm vụ cụ thể giao các bộ", kItems).size() == 1);
}

TEST_CASE("a document without blocks, and items without bodies, have no tasks") {
  std::vector<Issue> issues;
  const Document empty;
  CHECK(read_tasks({empty, vocabulary(), issues, {}}).empty());
  CHECK(tasks_of("Nghị quyết", "9/NQ-CP", "Phân công nhiệm vụ",
                 {"Hoàn thiện thể chế về đê điều trước ngày 15 tháng 6 năm 2026."})
            .empty());
}

}  // namespace
}  // namespace viendan::activities
