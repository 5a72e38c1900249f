// Tables of a document as tables of a page.
#pragma once

#include "web/pages/document/cited.h"
#include "web/pages/document/reading.h"

namespace viendan::web {

/// The rows of an item as a table: joined over pages, each cell as it is read, what was repaired
/// marked; then what the repairs were, and what of the printed table stands in no cell.
void write_table(Html& html, const Reading& reading, const CitedBy& cited, const Item& item);

/// "bang-3": the id of a table's caption.
[[nodiscard]] std::string table_id(int table);
/// Columns as pages name them: "Cơ quan chủ trì".
[[nodiscard]] std::string column_name(const Reading& reading, const Column& column);
/// The repairs of a row that changed the cell of a column.
[[nodiscard]] std::vector<const Repair*> repairs_of(const Row& row, const Column& column);

/// "hoán đổi ô · cơ quan phối hợp · độ tin cậy 95 %: before → after".
void write_repair(Html& html, const Reading& reading, const Repair& repair);

/// Printed words of a table's blocks that no cell, heading or repair has.
[[nodiscard]] std::vector<std::string_view> left_over(const Document& document, const Table& table);

}  // namespace viendan::web
