#include "activities/extract.h"

#include <catch2/catch.hpp>

#include "base/text.h"

namespace viendan::activities {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary").value();
  return loaded;
}

Cell cell(std::string_view text) {
  return {std::string(text), std::string(text), {}};
}

Row row(const std::vector<std::string_view>& cells) {
  Row out;
  for (const auto text : cells) out.cells.push_back(cell(text));
  return out;
}

Row group(RowKind kind, std::string_view label, std::string_view text) {
  return {kind, std::string(label), {cell(text)}, {}, {}};
}

Table table(const std::vector<std::string_view>& headings, std::vector<Row> rows) {
  Table out{TableKind::Activities, {}, {}, std::move(rows), {}};
  for (const auto heading : headings) out.columns.push_back(vocabulary().role_of(heading));
  return out;
}

Table sheet(std::vector<Row> rows) {
  return {TableKind::FieldSheet, {}, std::vector<Column>(3), std::move(rows), {}};
}

struct Reading {
  std::vector<Activity> activities;
  std::vector<Issue> issues;
};

Reading read(Table table, std::string issuer = "bct") {
  Document document;
  document.metadata.issuer_id = std::move(issuer);
  document.tables.push_back(std::move(table));
  Reading out;
  out.activities = extract(document, vocabulary(), out.issues);
  return out;
}

bool has_issue(const Reading& reading, std::string_view code) {
  for (const auto& issue : reading.issues) {
    if (issue.code == code) return true;
  }
  return false;
}

std::string names(const std::vector<AgencyRef>& agencies) {
  std::vector<std::string> out;
  for (const auto& agency : agencies) out.push_back(agency.name);
  return join(out, " | ");
}

const std::vector<std::string_view> kHeadings = {
    "TT",        "Tên nhiệm vụ", "Nội dung chính", "Cơ quan chủ trì", "Cơ quan phối hợp",
    "Thời gian", "Sản phẩm",     "Nguồn kinh phí", "Ghi chú"};

}  // namespace

TEST_CASE("the columns of a row become the fields of an activity") {
  const auto reading = read(
      table(kHeadings, {row({"3.", "Xây dựng đề án", "- Khảo sát;\n- Lập báo cáo", "Bộ Công Thương",
                             "Bộ Tài chính, các bộ, ngành", "2021 - 2023", "Đề án, báo cáo năm",
                             "Ngân sách nhà nước và vốn vay", "Ưu tiên"})}));
  REQUIRE(reading.activities.size() == 1);
  const Activity& a = reading.activities[0];
  CHECK(a.ordinal == "3");
  CHECK(a.title == "Xây dựng đề án");
  CHECK(a.content == std::vector<std::string>{"Khảo sát;", "Lập báo cáo"});
  CHECK(names(a.lead) == "Bộ Công Thương");
  CHECK(a.lead[0].id == "bct");
  CHECK(names(a.coordinating) == "Bộ Tài chính | các bộ, ngành");
  CHECK(a.timeline.raw == "2021 - 2023");
  CHECK(a.timeline.from == Date{2021, 1, 1});
  CHECK(a.timeline.to == Date{2023, 12, 31});
  CHECK(a.outputs == std::vector<std::string>{"Đề án", "báo cáo năm"});
  CHECK(a.funding == std::vector<std::string>{"Ngân sách nhà nước", "vốn vay"});
  CHECK(a.note == "Ưu tiên");
  CHECK(a.origin == Origin::Table);
  CHECK(a.anchor == "hd-3");
}

TEST_CASE("group rows are the path of the rows below them") {
  const auto reading =
      read(table({"TT", "Tên nhiệm vụ", "Cơ quan chủ trì"},
                 {group(RowKind::Group, "1", "Nhóm 1: Pháp luật"), row({"1", "A", "Bộ Y tế"}),
                  group(RowKind::Group, "2", "Nhóm 2: Đào tạo"),
                  group(RowKind::Subgroup, "", "Ở tỉnh:"), row({"2", "B", "Bộ Y tế"}),
                  group(RowKind::Subgroup, "", "Ở xã:"), row({"3", "C", "Bộ Y tế"}),
                  group(RowKind::Group, "3", "Nhóm 3: Khác"), row({"4", "D", "Bộ Y tế"})}));
  REQUIRE(reading.activities.size() == 4);
  CHECK(reading.activities[0].group == std::vector<std::string>{"Nhóm 1: Pháp luật"});
  CHECK(reading.activities[1].group == std::vector<std::string>{"Nhóm 2: Đào tạo", "Ở tỉnh:"});
  CHECK(reading.activities[2].group == std::vector<std::string>{"Nhóm 2: Đào tạo", "Ở xã:"});
  CHECK(reading.activities[3].group == std::vector<std::string>{"Nhóm 3: Khác"});
}

TEST_CASE("a heading with a Roman number among Arabic ones is no task") {
  const auto reading =
      read(table({"TT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Thời gian"},
                 {row({"1.", "A", "Bộ Y tế", "2025"}), row({"II.", "Phần sau", "", "tiếp theo"}),
                  row({"2.", "B", "Bộ Y tế", "2026"})}));
  REQUIRE(reading.activities.size() == 2);
  CHECK(reading.activities[1].group == std::vector<std::string>{"II. Phần sau"});
}

TEST_CASE("a task that only heads rows with dashes gives them its number") {
  const auto reading = read(table(
      {"TT", "Tên nhiệm vụ", "Cơ quan chủ trì"},
      {row({"4", "Hoàn thiện tiêu chuẩn", ""}), row({"", "- Công trình đê điều", "Bộ Y tế"}),
       row({"", "- Công trình giao thông", "Bộ Xây dựng"}), row({"5", "Báo cáo", "Bộ Y tế"})}));
  REQUIRE(reading.activities.size() == 3);
  CHECK(reading.activities[0].ordinal == "4");
  CHECK(reading.activities[0].title == "Công trình đê điều");
  CHECK(reading.activities[1].group == std::vector<std::string>{"4. Hoàn thiện tiêu chuẩn"});
  CHECK(reading.activities[2].group.empty());
}

TEST_CASE("items inside the title's cell are content") {
  const auto reading = read(table({"TT", "Nhiệm vụ", "Cơ quan chủ trì"},
                                  {row({"1", "Xây dựng:\n- Luật\n- Nghị định", "Bộ Y tế"}),
                                   row({"2", "Rà soát (1) luật; (2) nghị định", "Bộ Y tế"})}));
  REQUIRE(reading.activities.size() == 2);
  CHECK(reading.activities[0].title == "Xây dựng:");
  CHECK(reading.activities[0].content == std::vector<std::string>{"Luật", "Nghị định"});
  CHECK(reading.activities[1].title == "Rà soát");
  CHECK(reading.activities[1].content == std::vector<std::string>{"luật;", "nghị định"});
}

TEST_CASE("a field sheet is one activity a title, with labelled fields") {
  const auto reading = read(
      sheet({group(RowKind::Group, "1", "1. Hoàn thiện khung pháp lý"),
             row({"a", "Mục tiêu", "Tạo hành lang pháp lý"}),
             row({"b", "Nội dung chính", "1. Rà soát.\n2. Xây dựng.\n3. Ban hành."}),
             row({"c", "Đơn vị chủ trì và phối hợp",
                  "Chủ trì:\nBộ Công Thương: Nội dung số 1 và 3.\nBộ Tài chính: Nội dung 2.\n"
                  "Phối hợp: Bộ Y tế."}),
             row({"d", "Thời gian", "2015 - 2020"}), row({"đ", "Thời gian", "2015 - 2020"}),
             row({"e", "Nguồn ngân sách",
                  "Ngân sách nhà nước, doanh nghiệp, viện trợ và các nguồn vốn hợp pháp khác"}),
             group(RowKind::Group, "2", "2. Đổi mới"), row({"a", "Đối tượng", "Cộng đồng"})}));
  REQUIRE(reading.activities.size() == 2);
  const Activity& a = reading.activities[0];
  CHECK(a.ordinal == "1");
  CHECK(a.title == "Hoàn thiện khung pháp lý");
  CHECK(a.content == std::vector<std::string>{"Rà soát.", "Xây dựng.", "Ban hành."});
  CHECK(a.details[0] == Detail{"Mục tiêu", "Tạo hành lang pháp lý"});
  REQUIRE(a.lead.size() == 2);
  CHECK(a.lead[0].scope == "Nội dung số 1 và 3");
  CHECK(a.lead[0].scope_items == std::vector<int>{1, 3});
  CHECK(a.lead[1].scope_items == std::vector<int>{2});
  CHECK(names(a.coordinating) == "Bộ Y tế");
  CHECK(a.funding == std::vector<std::string>{"Ngân sách nhà nước", "doanh nghiệp", "viện trợ",
                                              "các nguồn vốn hợp pháp khác"});
  CHECK(has_issue(reading, "timeline-twice"));
  CHECK(has_issue(reading, "timeline-missing"));  // of the second
}

TEST_CASE("a misread body that stands in the row already is kept as printed") {
  const auto reading =
      read(table({"TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp"},
                 {row({"1", "A", "Vụ Khoa học và Công nghiệp", "Vụ Khoa học và Công nghệ"})}));
  REQUIRE(reading.activities.size() == 1);
  CHECK(names(reading.activities[0].lead) == "Vụ Khoa học và Công nghiệp");
  CHECK(reading.activities[0].lead[0].id.empty());
  CHECK(reading.activities[0].repairs.empty());
  CHECK(has_issue(reading, "agency-unknown"));
}

TEST_CASE("a department is known only in the acts of its ministry") {
  const auto one = [](const char* issuer) {
    return read(table({"TT", "Nhiệm vụ", "Đơn vị chủ trì"}, {row({"1", "A", "Vụ Pháp chế"})}),
                issuer)
        .activities.at(0)
        .lead.at(0)
        .id;
  };
  CHECK(one("bct") == "bct.vpc");
  CHECK(one("byt").empty());
}

TEST_CASE("oddities are remarks") {
  const auto reading =
      read(table({"TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"},
                 {row({"", "A", "Bộ Y tế", "Bộ Y tế", ""}),
                  row({"2", "B", "Ông Nguyễn", "", "khi có điều kiện"})}));
  for (const auto* code : {"lead-is-partner", "timeline-missing", "ordinal-missing",
                           "agency-unknown", "timeline-unread"}) {
    CAPTURE(code);
    CHECK(has_issue(reading, code));
  }
}

TEST_CASE("other tables, empty tables and empty documents give nothing") {
  for (const TableKind kind :
       {TableKind::Form, TableKind::Classification, TableKind::Layout, TableKind::Data}) {
    Table other = table({"TT", "Nhiệm vụ", "Cơ quan chủ trì"}, {row({"1", "A", "Bộ Y tế"})});
    other.kind = kind;
    CHECK(read(std::move(other)).activities.empty());
  }
  CHECK(read(table({}, {})).activities.empty());
  CHECK(
      read(table({"TT", "Nội dung", "Thời gian"}, {row({"1", "Nguy cơ", ""})})).activities.empty());
  CHECK(read(table(kHeadings, {row({"", "", "", "", "", "", "", "", ""})})).activities.empty());
  CHECK(read(sheet({row({"a", "Mục tiêu", "X"})})).activities.empty());
  std::vector<Issue> issues;
  CHECK(extract(Document{}, vocabulary(), issues).empty());
}

TEST_CASE("rows with one number have addresses of their own") {
  const auto reading = read(
      table({"TT", "Nhiệm vụ", "Cơ quan chủ trì"},
            {row({"1", "A", "Bộ Y tế"}), row({"", "B", "Bộ Y tế"}), row({"1", "C", "Bộ Y tế"})}));
  REQUIRE(reading.activities.size() == 3);
  CHECK(reading.activities[0].anchor == "hd-1");
  CHECK(reading.activities[1].anchor == "hd-1~2");
  CHECK(reading.activities[2].anchor == "hd-1~3");
}

}  // namespace viendan::activities
