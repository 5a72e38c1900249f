#include "render/tables.h"

#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/child.h"
#include "base/file.h"
#include "base/text.h"
#include "render/csv.h"
#include "render/package.h"
#include "render/sha256.h"
#include "render/sqlite.h"
#include "render/workbook.h"
#include "unit/store/rich_document.h"

namespace viendan::render {
namespace {

const Vocabulary& vocabulary() {
  static const auto loaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary");
  if (!loaded) throw std::runtime_error(loaded.error().message);
  return *loaded;
}

std::set<std::string_view> words(std::string_view separated) {
  const auto parts = split(separated, ' ');
  return {parts.begin(), parts.end()};
}

bool has_columns(const TableSchema& table, std::string_view separated) {
  std::set<std::string_view> names;
  for (const TableColumn* column : columns_for(table, TableColumn::Use::Keyed)) {
    names.insert(column->name);
  }
  return std::ranges::all_of(words(separated),
                             [&](std::string_view name) { return names.contains(name); });
}

const TableSchema* titled(std::string_view title) {
  for (const TableSchema& table : table_schemas()) {
    if (table.title == title) return &table;
  }
  return nullptr;
}

/// All rows of a document, by the title of their table.
template <typename Put>
void put_rows(const Document& document, const Put& put) {
  TableRows rows(
      vocabulary(), [&](std::string_view id) { return id == document.metadata.id; }, put);
  REQUIRE(rows.add({document}, std::nullopt));
  REQUIRE(rows.finish());
}

TEST_CASE("keys and links of tables name columns that are there, and links lead to keys") {
  for (const TableSchema& table : table_schemas()) {
    INFO(table.title);
    CHECK(&table == &table_schema(table.name));
    CHECK(has_columns(table, table.key));
    for (const TableLink& link : table.links) {
      CHECK(has_columns(table, link.columns));
      REQUIRE(titled(link.table) != nullptr);
      CHECK(titled(link.table)->key == link.there);
    }
  }
}

TEST_CASE("each column has a name of its own in its table") {
  for (const TableSchema& table : table_schemas()) {
    for (const auto use : {TableColumn::Use::Flat, TableColumn::Use::Keyed}) {
      std::set<std::string_view> names;
      for (const TableColumn* column : columns_for(table, use)) {
        INFO(table.title << "." << column->name);
        CHECK(names.insert(column->name).second);
        CHECK_FALSE(column->meaning.empty());
      }
    }
  }
}

TEST_CASE("each kind of records has a table whose rows tell their place") {
  for (const auto& [what, name] : kWhats) {
    const auto table = table_of(what);
    CHECK(table.has_value() == (what != What::Graph));
    if (table) CHECK(has_columns(table_schema(*table), "source first_line last_line"));
  }
}

TEST_CASE("all tables have rows, with values of the type of their column") {
  std::map<std::string_view, int> counts;
  put_rows(test::rich_document(), [&](const TableSchema& table, const Entry& entry) {
    ++counts[table.title];
    for (const TableColumn& column : table.columns) {
      INFO(table.title << "." << column.name);
      const Value value = column.value(entry);
      if (column.required && !value.null() && column.use != TableColumn::Use::Flat) {
        if (column.type == ColumnType::Integer) CHECK(value.as<std::int64_t>() != nullptr);
        if (column.type == ColumnType::Text) CHECK(value.as<std::string>() != nullptr);
        if (column.type == ColumnType::Boolean) CHECK(value.as<bool>() != nullptr);
      }
      if (column.type == ColumnType::Texts) CHECK(value.as<List>() != nullptr);
      const auto* text = value.as<std::string>();
      if (!column.one_of.empty() && text != nullptr) CHECK(words(column.one_of).contains(*text));
    }
    return Result<void>();
  });
  CHECK(counts.size() == kTableCount);
  CHECK(counts["activities"] == 2);
  CHECK(counts["activity_items"] == 8);
  CHECK(counts["citation_candidates"] == 2);
}

TEST_CASE("rows keep their numbers where only some are wanted") {
  Document document = test::rich_document();
  document.activities.erase(document.activities.begin());
  const std::vector<int> second = {2};
  std::vector<int> numbers;
  TableRows rows(
      vocabulary(), [](std::string_view) { return false; },
      [&](const TableSchema& table, const Entry& entry) {
        if (table.name == TableName::Activities) numbers.push_back(entry.number);
        return Result<void>();
      });
  REQUIRE(rows.add({document, second, {}}, std::nullopt));
  CHECK(numbers == second);
}

TEST_CASE("a list in a cell can be told again") {
  struct Case {
    std::vector<std::string> items;
    std::string shown, below;
  };
  const Case cases[] = {
      {{}, "", ""},
      {{"a", "b"}, "a; b", "a\nb"},
      {{"a; b", "c\\d"}, "a\\; b; c\\\\d", "a; b\nc\\\\d"},
      {{"a\nb", ""}, "a\\nb; ", "a\\nb\n"},
  };
  for (const auto& [items, shown, below] : cases) {
    const List list(items.begin(), items.end());
    CHECK(joined_list(list, ';') == shown);
    CHECK(joined_list(list, '\n') == below);
  }
}

/// The only cell of a dialect's row.
std::string cell(const Value& value, ColumnType type, const CsvDialect& dialect) {
  static Value given;
  given = value;
  const TableColumn column{"x", type, "", [](const Entry&) { return given; }};
  const std::string row = csv_row({&column}, {}, dialect);
  REQUIRE(row.ends_with("\r\n"));
  return row.substr(0, row.size() - 2);
}

TEST_CASE("a spreadsheet neither runs a cell nor changes it; one apostrophe less is the value") {
  struct Case {
    std::string value, shown;
  };
  const Case cases[] = {
      {"=1+1", "'=1+1"},
      {"+84", "'+84"},
      {"- một", "'- một"},
      {"@x", "'@x"},
      {"\tx", "'\tx"},
      {"\rx", "\"'\rx\""},
      {"＝1", "'＝1"},
      {"a=b", "a=b"},
      {"'a", "''a"},
      {"01/2012", "'01/2012"},
      {"007", "'007"},
      {"1,5", "'1,5"},
      {"2015-03", "'2015-03"},
      {"10:30", "'10:30"},
      {"TRUE", "'TRUE"},
      {"1393/QĐ-TTg", "1393/QĐ-TTg"},
      {"=\"a\"", "\"'=\"\"a\"\"\""},
      {"a;b", "\"a;b\""},
      {"", ""},
  };
  for (const auto& [value, shown] : cases) {
    CHECK(cell(value, ColumnType::Text, kExcelVi) == shown);
  }
  CHECK(cell(std::string("=1+1"), ColumnType::Text, kRfc4180) == "=1+1");
  CHECK(cell(std::string("a,b"), ColumnType::Text, kRfc4180) == "\"a,b\"");
}

TEST_CASE("numbers and dates stay what they are in a spreadsheet") {
  CHECK(cell(Value(-2.5), ColumnType::Number, kExcelVi) == "-2,5");
  CHECK(cell(Value(-2.5), ColumnType::Number, kRfc4180) == "-2.5");
  CHECK(cell(-5, ColumnType::Integer, kExcelVi) == "-5");
  CHECK(cell(std::string("2015-12-08"), ColumnType::Known, kExcelVi) == "2015-12-08");
  CHECK(cell(std::string("2015"), ColumnType::KnownEnd, kExcelVi) == "2015");
  CHECK(cell(std::string("2015-03"), ColumnType::Known, kExcelVi) == "'2015-03");
  CHECK(csv_heading({}, kExcelVi) == "\xEF\xBB\xBF");
}

TEST_CASE("digests are those of FIPS 180-4") {
  struct Case {
    std::string bytes, digest;
  };
  const Case cases[] = {
      {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
      {std::string(1'000'000, 'a'),
       "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
  };
  for (const auto& [bytes, digest] : cases) {
    Sha256 sum;
    for (std::size_t at = 0; at < bytes.size(); at += 1000) {
      sum.add(std::string_view(bytes).substr(at, 1000));
    }
    CHECK(sum.digest() == digest);
  }
}

TEST_CASE("a package tells size, digest and keys of each of its files") {
  const auto folder = PrivateFolder::make();
  REQUIRE(folder);
  auto writer = PackageWriter::create(folder->path());
  REQUIRE(writer);
  put_rows(test::rich_document(),
           [&](const auto& table, const auto& entry) { return writer->put(table, entry); });
  REQUIRE(writer->finish());
  const auto text = read_file(folder->path() / "datapackage.json", 1 << 20);
  REQUIRE(text);
  const auto package = nlohmann::json::parse(*text);
  REQUIRE(package["resources"].size() == kTableCount);
  for (const auto& resource : package["resources"]) {
    const auto bytes = read_file(folder->path() / resource["path"].get<std::string>(), 1 << 20);
    REQUIRE(bytes);
    Sha256 sum;
    sum.add(*bytes);
    CHECK(resource["bytes"] == bytes->size());
    CHECK(resource["hash"] == "sha256:" + sum.digest());
    CHECK_FALSE(resource["schema"]["primaryKey"].empty());
  }
  CHECK(PackageWriter::file_names().size() == kTableCount + 1);
}

std::string database_of(const Document& document, Result<void>& outcome) {
  const auto folder = PrivateFolder::make();
  REQUIRE(folder);
  const auto file = folder->path() / "x.sqlite";
  auto writer = SqliteWriter::create(file);
  REQUIRE(writer);
  put_rows(document,
           [&](const auto& table, const auto& entry) { return writer->put(table, entry); });
  outcome = writer->finish();
  const auto bytes = read_file(file, 1 << 24);
  REQUIRE(bytes);
  return *bytes;
}

TEST_CASE("equal rows make equal databases") {
  Result<void> first, second;
  const auto bytes = database_of(test::rich_document(), first);
  CHECK(bytes == database_of(test::rich_document(), second));
  CHECK(first);
  CHECK(second);
}

TEST_CASE("a database whose rows name what is not there is refused") {
  const auto folder = PrivateFolder::make();
  REQUIRE(folder);
  auto writer = SqliteWriter::create(folder->path() / "x.sqlite");
  REQUIRE(writer);
  const Duty duty{.text = "x"};
  const Document document = test::rich_document();
  REQUIRE(
      writer->put(table_schema(TableName::Duties),
                  {.home = {"nobody", "x"}, .document = &document, .number = 1, .duty = &duty}));
  const auto finished = writer->finish();
  REQUIRE_FALSE(finished);
  CHECK(finished.error().message.find("duties") != std::string::npos);
}

TEST_CASE("a cell beyond the limit of Excel is cut, marked and named") {
  Document document = test::rich_document();
  document.activities[0].note = std::string(40'000, 'x');
  const auto folder = PrivateFolder::make();
  REQUIRE(folder);
  auto book = TableWorkbook::create(folder->path() / "x.xlsx", std::nullopt);
  REQUIRE(book);
  put_rows(document, [&](const auto& table, const auto& entry) { return book->put(table, entry); });
  CHECK(book->cut() == 1);
  CHECK(book->finish({}));
}

TEST_CASE("rows beyond those that Excel has are refused with another way to go") {
  const auto folder = PrivateFolder::make();
  REQUIRE(folder);
  auto book = WorkbookWriter::create(folder->path() / "x.xlsx", 3);
  REQUIRE(book);
  const auto sheet = book->add_sheet({.name = "x", .columns = {{.heading = "a"}}, .rows = {}});
  REQUIRE(sheet);
  CHECK(book->add_row(*sheet, {Value(1)}));
  CHECK(book->add_row(*sheet, {Value(2)}));
  const auto third = book->add_row(*sheet, {Value(3)});
  REQUIRE_FALSE(third);
  CHECK(third.error().code == Error::Code::Usage);
  CHECK(third.error().hint.find("csv") != std::string::npos);
}

}  // namespace
}  // namespace viendan::render
