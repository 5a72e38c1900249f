#include "render/workbook.h"

namespace viendan::render {
namespace {

constexpr std::string_view kCutColumn = "cut";
constexpr std::string_view kCutMeaning =
    "Columns of this row with more than the 32,767 letters that Excel holds; their words end with "
    "[…], the other formats have all of them";

struct Named {
  TableName table;
  std::string_view sheet;
};
constexpr Named kSheets[] = {
    {TableName::Activities, "activities"},
    {TableName::Agencies, "agencies"},
    {TableName::Documents, "sources"},
    {TableName::Citations, "unresolved"},
};

Sheet sheet_of(std::string_view name, const std::vector<const TableColumn*>& columns) {
  Sheet sheet{.name = std::string(name), .columns = {}, .rows = {}};
  for (const TableColumn* column : columns) {
    const bool end = column->type == ColumnType::KnownEnd;
    sheet.columns.push_back({.heading = std::string(column->name),
                             .width = column->width,
                             .date = column->type == ColumnType::Known || end,
                             .last = end});
  }
  sheet.columns.push_back({.heading = std::string(kCutColumn), .cut = true});
  return sheet;
}

/// Lists stand one item a line.
Value cell_of(Value value) {
  if (const auto* list = value.as<List>()) return text_or_null(joined_list(*list, '\n'));
  return value;
}

Value words(std::string_view given) {
  return text_or_null(given);
}

}  // namespace

Result<TableWorkbook> TableWorkbook::create(const std::filesystem::path& file,
                                            std::optional<What> only) {
  auto book = WorkbookWriter::create(file);
  if (!book) return tl::unexpected(book.error());
  TableWorkbook made(*std::move(book));
  made.open_citations_only_ = !only;
  std::vector<Named> sheets(std::begin(kSheets), std::end(kSheets));
  if (only) sheets = {{table_of(*only).value_or(TableName::Documents), name_in(kWhats, *only)}};
  for (const auto& [table, name] : sheets) {
    auto columns = columns_for(table_schema(table), TableColumn::Use::Flat);
    const auto number = made.book_.add_sheet(sheet_of(name, columns));
    if (!number) return tl::unexpected(number.error());
    made.sheets_.emplace(table, Open{*number, std::string(name), std::move(columns)});
  }
  return made;
}

bool TableWorkbook::wants(TableName table) const {
  return sheets_.contains(table);
}

Result<void> TableWorkbook::put(const TableSchema& table, const Entry& entry) {
  const auto at = sheets_.find(table.name);
  if (at == sheets_.end()) return {};
  const bool resolved =
      entry.citation != nullptr && entry.citation->status == CitationStatus::Resolved;
  if (open_citations_only_ && resolved) return {};
  std::vector<Value> cells = cells_of(at->second.columns, entry);
  for (Value& cell : cells) cell = cell_of(std::move(cell));
  ++at->second.rows;
  return book_.add_row(at->second.sheet, cells);
}

Result<void> TableWorkbook::finish(const std::vector<std::pair<std::string, std::string>>& about) {
  Sheet sheet{.name = "about",
              .columns = {{.heading = "sheet", .width = 14},
                          {.heading = "column", .width = 22},
                          {.heading = "meaning", .width = 80}},
              .rows = {}};
  for (const auto& [name, value] : about)
    sheet.rows.push_back({Value(), words(name), words(value)});
  for (const auto& [table, open] : sheets_) {
    sheet.rows.push_back({words(open.name), words("rows"), Value(std::to_string(open.rows))});
    for (const TableColumn* column : open.columns) {
      sheet.rows.push_back({words(open.name), words(column->name), words(column->meaning)});
    }
    sheet.rows.push_back({words(open.name), words(kCutColumn), words(kCutMeaning)});
  }
  const auto number = book_.add_sheet(sheet);
  if (!number) return tl::unexpected(number.error());
  for (const auto& row : sheet.rows) {
    if (auto added = book_.add_row(*number, row); !added) return added;
  }
  return book_.finish();
}

}  // namespace viendan::render
