// Tables as they were meant: pages joined, merged cells once, one row an entry.
#pragma once

#include <string>
#include <vector>

#include "model/names.h"
#include "model/place.h"
#include "model/remark.h"

namespace viendan {

enum class ColumnRole {
  Unknown,
  Ordinal,       // TT, STT
  Title,         // tên hoạt động, nhiệm vụ
  Content,       // nội dung
  Lead,          // cơ quan chủ trì
  Coordinating,  // cơ quan phối hợp
  Timeline,      // thời gian, thời hạn
  Funding,       // nguồn kinh phí
  Output,        // sản phẩm
  SubmitTo,      // cấp trình
  Note,          // ghi chú
  Objective,     // mục tiêu
  Beneficiary,   // đối tượng
  Bodies,        // lead and coordinating in one: "đơn vị chủ trì và phối hợp"
};

// clang-format off
inline constexpr auto kColumnRoles = NameTable<ColumnRole, 14>{{
    {ColumnRole::Unknown, "unknown"},         {ColumnRole::Ordinal, "ordinal"},
    {ColumnRole::Title, "title"},             {ColumnRole::Content, "content"},
    {ColumnRole::Lead, "lead"},               {ColumnRole::Coordinating, "coordinating"},
    {ColumnRole::Timeline, "timeline"},       {ColumnRole::Funding, "funding"},
    {ColumnRole::Output, "output"},           {ColumnRole::SubmitTo, "submit-to"},
    {ColumnRole::Note, "note"},               {ColumnRole::Objective, "objective"},
    {ColumnRole::Beneficiary, "beneficiary"}, {ColumnRole::Bodies, "bodies"},
}};
// clang-format on

enum class TableKind {
  Activities,      // one activity a row
  FieldSheet,      // one activity a group of rows: a label and a value each
  Form,            // to be filled in: blank rows
  Classification,  // codes and names
  Layout,          // letterhead or signature set as a table
  Data,            // anything else
};

inline constexpr auto kTableKinds = NameTable<TableKind, 6>{{
    {TableKind::Activities, "activities"},
    {TableKind::FieldSheet, "field-sheet"},
    {TableKind::Form, "form"},
    {TableKind::Classification, "classification"},
    {TableKind::Layout, "layout"},
    {TableKind::Data, "data"},
}};

struct Column {
  std::string heading;  // levels of a two-level heading joined by " / "
  ColumnRole role = ColumnRole::Unknown;
  double confidence = 0;  // of the role, 0 to 1
  friend bool operator==(const Column&, const Column&) = default;
};

struct Cell {
  std::string text;         // the reading: lines separated by '\n', list items one a line with "- "
  std::string printed;      // as printed after normalising; pieces of several pages joined by " | "
  std::vector<Span> spans;  // where it is printed: one a page
  friend bool operator==(const Cell&, const Cell&) = default;
};

enum class RowKind {
  Data,
  Group,     // a heading of the rows below: "Nhóm 1: …"
  Subgroup,  // a heading inside a group
  Blank,     // a row of a form that is to be filled in
  Note,      // a remark across the row, in its first cell: it heads nothing and plans nothing
};

inline constexpr auto kRowKinds = NameTable<RowKind, 5>{{
    {RowKind::Data, "data"},
    {RowKind::Group, "group"},
    {RowKind::Subgroup, "subgroup"},
    {RowKind::Blank, "blank"},
    {RowKind::Note, "note"},
}};

struct Row {
  RowKind kind = RowKind::Data;
  std::string label;        // of a group: "1" of "Nhóm 1"; of a field: "a"
  std::vector<Cell> cells;  // as many as the table has columns; one for groups
  Lines lines;
  std::vector<Repair> repairs;  // Repair::field is the role of the column
  friend bool operator==(const Row&, const Row&) = default;
};

/// A group row stands above the rows that it heads. Repeated page headings are gone (they are kept
/// as repairs "repeated-header" of the table).
struct Table {
  TableKind kind = TableKind::Data;
  std::vector<int> blocks;  // the Table blocks it was joined from, in order
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::vector<Repair> repairs;  // of the table as a whole
  friend bool operator==(const Table&, const Table&) = default;
};

}  // namespace viendan
