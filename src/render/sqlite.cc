#include "render/sqlite.h"

#include <sqlite3.h>

#include <array>

#include "base/text.h"

namespace viendan::render {
namespace {

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using Database = std::unique_ptr<sqlite3, Close>;
struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

/// The file is ours alone until it is whole, so nothing need be undone; its bytes shall not depend
/// on the machine.
constexpr const char* kBegin =
    "PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
    "PRAGMA locking_mode=EXCLUSIVE; PRAGMA foreign_keys=OFF; BEGIN;";

// clang-format off
constexpr std::array kIndexes = std::to_array<std::string_view>({
    "activity_agencies(agency)", "duty_agencies(agency)", "activities(ends)", "duties(ends)",
    "documents(year)", "citations(target_id)", "citations(status)",
});

struct View {
  std::string_view name;
  std::string_view query;
};
constexpr std::array kViews = std::to_array<View>({
    {"activities_by_agency",
     "SELECT g.key AS agency, g.name, a.role, count(*) AS activities, "
     "count(DISTINCT a.document) AS documents "
     "FROM activity_agencies a JOIN agencies g ON g.key = a.agency GROUP BY g.key, a.role"},
    {"activities_by_year",
     "WITH RECURSIVE years(year) AS (SELECT min(CAST(substr(coalesce(starts, ends), 1, 4) AS INTEGER)) FROM activities "
     "UNION ALL SELECT year + 1 FROM years "
     "WHERE year < (SELECT max(CAST(substr(coalesce(ends, starts), 1, 4) AS INTEGER)) FROM activities)) "
     "SELECT year, "
     "(SELECT count(*) FROM activities WHERE CAST(substr(starts, 1, 4) AS INTEGER) = year) AS beginning, "
     "(SELECT count(*) FROM activities WHERE CAST(substr(ends, 1, 4) AS INTEGER) = year) AS ending, "
     "(SELECT count(*) FROM activities WHERE CAST(substr(coalesce(starts, ends), 1, 4) AS INTEGER) <= year "
     "AND CAST(substr(coalesce(ends, starts), 1, 4) AS INTEGER) >= year) AS going_on "
     "FROM years WHERE year IS NOT NULL"},
    {"agency_years",
     "SELECT g.key AS agency, g.name, CAST(substr(a.ends, 1, 4) AS INTEGER) AS year, b.role, "
     "count(*) AS activities FROM activity_agencies b "
     "JOIN activities a ON a.document = b.document AND a.number = b.activity "
     "JOIN agencies g ON g.key = b.agency GROUP BY g.key, year, b.role"},
    {"deadlines",
     "SELECT a.ends AS due, 'activity' AS kind, a.document, a.number, a.title AS words, "
     "(SELECT group_concat(name, '; ') FROM (SELECT name FROM activity_agencies b "
     "WHERE b.document = a.document AND b.activity = a.number AND b.role = 'lead' ORDER BY b.number)) AS bodies, "
     "a.source, a.first_line, a.last_line FROM activities a WHERE a.ends IS NOT NULL "
     "UNION ALL SELECT d.ends, 'duty', d.document, d.number, d.text, "
     "(SELECT group_concat(name, '; ') FROM (SELECT name FROM duty_agencies b "
     "WHERE b.document = d.document AND b.duty = d.number ORDER BY b.number)), "
     "d.source, d.first_line, d.last_line FROM duties d WHERE d.ends IS NOT NULL "
     "ORDER BY 1, 3, 2, 4"},
    {"open_citations",
     "SELECT * FROM citations WHERE status IN ('ambiguous', 'unresolved', 'stub')"},
});
// clang-format on

std::string_view sql_type(ColumnType type) {
  switch (type) {
    case ColumnType::Integer:
    case ColumnType::Boolean:
      return "INTEGER";
    case ColumnType::Number:
      return "REAL";
    default:
      return "TEXT";
  }
}

/// Names such as "table" are words of SQL.
std::string quoted_names(std::string_view separated) {
  std::string out;
  for (const auto name : split(separated, ' ')) {
    out += fmt::format("{}\"{}\"", out.empty() ? "" : ", ", name);
  }
  return out;
}

std::string check_of(const TableColumn& column) {
  if (column.type == ColumnType::Boolean)
    return fmt::format(" CHECK (\"{}\" IN (0, 1))", column.name);
  if (column.one_of.empty()) return {};
  return fmt::format(" CHECK (\"{}\" IN ('{}'))", column.name,
                     replace_all(column.one_of, " ", "', '"));
}

std::string table_statement(const TableSchema& table) {
  std::string out = fmt::format("CREATE TABLE \"{}\" (\n", table.title);
  for (const TableColumn* column : columns_for(table, TableColumn::Use::Keyed)) {
    out += fmt::format("  \"{}\" {}{}{}, -- {}\n", column->name, sql_type(column->type),
                       column->required ? " NOT NULL" : "", check_of(*column), column->meaning);
  }
  for (const TableLink& link : table.links) {
    out += fmt::format("  FOREIGN KEY ({}) REFERENCES \"{}\" ({}) DEFERRABLE INITIALLY DEFERRED,\n",
                       quoted_names(link.columns), link.table, quoted_names(link.there));
  }
  return out + fmt::format("  PRIMARY KEY ({})\n) WITHOUT ROWID;\n", quoted_names(table.key));
}

std::string insert_statement(const TableSchema& table, std::size_t columns) {
  std::string marks;
  for (std::size_t i = 0; i < columns; ++i) marks += i == 0 ? "?" : ",?";
  return fmt::format("INSERT INTO \"{}\" VALUES ({})", table.title, marks);
}

std::string end_statements() {
  std::string out;
  int number = 0;
  for (const auto on : kIndexes) {
    out += fmt::format("CREATE INDEX index_{} ON {};\n", ++number, on);
  }
  for (const View& view : kViews) {
    out += fmt::format("CREATE VIEW {} AS {};\n", view.name, view.query);
  }
  return out + "COMMIT;";
}

struct Bind {
  sqlite3_stmt* statement;
  int place;

  int operator()(std::monostate) const { return sqlite3_bind_null(statement, place); }
  int operator()(bool value) const { return sqlite3_bind_int(statement, place, value ? 1 : 0); }
  int operator()(std::int64_t value) const { return sqlite3_bind_int64(statement, place, value); }
  int operator()(double value) const { return sqlite3_bind_double(statement, place, value); }
  int operator()(const std::string& value) const {
    return sqlite3_bind_text64(statement, place, value.data(), value.size(), SQLITE_TRANSIENT,
                               SQLITE_UTF8);
  }
  int operator()(const List& list) const { return (*this)(joined_list(list, ';')); }
  int operator()(const Object&) const { return SQLITE_MISUSE; }
};

struct Filled {
  std::vector<const TableColumn*> columns;
  Statement insert;
};

}  // namespace

struct SqliteWriter::State {
  std::string file;
  Database database;
  std::vector<Filled> tables;  // after the database: finalised before it is closed

  [[nodiscard]] Result<void> checked(int code) const {
    if (code == SQLITE_OK || code == SQLITE_DONE) return {};
    const auto kind =
        (code & 0xff) == SQLITE_CONSTRAINT ? Error::Code::Internal : Error::Code::Unreadable;
    return Err(kind, "{}: {}", file, sqlite3_errmsg(database.get()));
  }

  [[nodiscard]] Result<void> run(const std::string& statements) const {
    return checked(sqlite3_exec(database.get(), statements.c_str(), nullptr, nullptr, nullptr));
  }

  [[nodiscard]] Result<Statement> prepared(const std::string& text) const {
    sqlite3_stmt* made = nullptr;
    const int code = sqlite3_prepare_v2(database.get(), text.c_str(), -1, &made, nullptr);
    Statement statement(made);
    if (auto done = checked(code); !done) return tl::unexpected(done.error());
    return statement;
  }

  [[nodiscard]] Result<void> make_tables() {
    for (const TableSchema& table : table_schemas()) {
      if (auto made = run(table_statement(table)); !made) return made;
      auto columns = columns_for(table, TableColumn::Use::Keyed);
      auto insert = prepared(insert_statement(table, columns.size()));
      if (!insert) return tl::unexpected(insert.error());
      tables.push_back({std::move(columns), *std::move(insert)});
    }
    return {};
  }

  [[nodiscard]] Result<void> check_keys() const {
    const auto faults = prepared("PRAGMA foreign_key_check");
    if (!faults) return tl::unexpected(faults.error());
    const int code = sqlite3_step(faults->get());
    if (code != SQLITE_ROW) return checked(code);
    return Err(Error::Code::Internal, "{}: a row of {} names one of {} that is not there", file,
               reinterpret_cast<const char*>(sqlite3_column_text(faults->get(), 0)),
               reinterpret_cast<const char*>(sqlite3_column_text(faults->get(), 2)));
  }
};

SqliteWriter::SqliteWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
SqliteWriter::~SqliteWriter() = default;
SqliteWriter::SqliteWriter(SqliteWriter&&) noexcept = default;
SqliteWriter& SqliteWriter::operator=(SqliteWriter&&) noexcept = default;

Result<SqliteWriter> SqliteWriter::create(const std::filesystem::path& file) {
  auto state = std::make_unique<State>();
  state->file = file.string();
  sqlite3* opened = nullptr;
  const int code =
      sqlite3_open_v2(file.c_str(), &opened,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  state->database.reset(opened);
  if (auto done = state->checked(code); !done) return tl::unexpected(done.error());
  if (auto begun = state->run(kBegin); !begun) return tl::unexpected(begun.error());
  if (auto made = state->make_tables(); !made) return tl::unexpected(made.error());
  return SqliteWriter(std::move(state));
}

Result<void> SqliteWriter::put(const TableSchema& table, const Entry& entry) {
  const Filled& filled = state_->tables.at(static_cast<std::size_t>(table.name));
  sqlite3_stmt* const insert = filled.insert.get();
  int place = 0;
  for (const TableColumn* column : filled.columns) {
    const int code = std::visit(Bind{insert, ++place}, column->value(entry).data);
    if (auto bound = state_->checked(code); !bound) return bound;
  }
  const int code = sqlite3_step(insert);
  auto done = state_->checked(code);
  sqlite3_reset(insert);
  return done;
}

Result<void> SqliteWriter::finish() {
  if (auto done = state_->run(end_statements()); !done) return done;
  if (auto whole = state_->check_keys(); !whole) return whole;
  state_->tables.clear();
  const int code = sqlite3_close(state_->database.release());
  if (code == SQLITE_OK) return {};
  return Err(Error::Code::Internal, "{}: {}", state_->file, sqlite3_errstr(code));
}

}  // namespace viendan::render
