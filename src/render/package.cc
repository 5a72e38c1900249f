#include "render/package.h"

#include <cerrno>
#include <cstring>

#include "base/text.h"
#include "render/csv.h"
#include "render/writers.h"

namespace viendan::render {
namespace {

constexpr std::string_view kDescription = "datapackage.json";

std::string file_of(const TableSchema& table) {
  return fmt::format("{}.csv", table.title);
}

Value words(std::string_view text) {
  return Value(std::string(text));
}

List names(std::string_view separated) {
  List list;
  for (const auto name : split(separated, ' ')) list.push_back(words(name));
  return list;
}

struct TypeName {
  ColumnType type;
  std::string_view name;
};
// A date that is known by year or month alone is no date of Table Schema.
constexpr TypeName kTypes[] = {
    {ColumnType::Text, "string"},     {ColumnType::Known, "string"},
    {ColumnType::KnownEnd, "string"}, {ColumnType::Day, "date"},
    {ColumnType::Integer, "integer"}, {ColumnType::Number, "number"},
    {ColumnType::Boolean, "boolean"}, {ColumnType::Texts, "string"},
};
constexpr std::string_view kKnownDate = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";

Object constraints_of(const TableSchema& table, const TableColumn& column) {
  Object constraints;
  if (column.required) constraints.emplace_back("required", Value(true));
  if (table.key == column.name) constraints.emplace_back("unique", Value(true));
  if (column.type == ColumnType::Known || column.type == ColumnType::KnownEnd) {
    constraints.emplace_back("pattern", words(kKnownDate));
  }
  if (!column.one_of.empty()) constraints.emplace_back("enum", names(column.one_of));
  return constraints;
}

Object field_of(const TableSchema& table, const TableColumn& column) {
  Object field{
      {"name", words(column.name)}, {"type", Value()}, {"description", words(column.meaning)}};
  for (const TypeName& type : kTypes) {
    if (type.type == column.type) field[1].second = words(type.name);
  }
  Object constraints = constraints_of(table, column);
  if (!constraints.empty()) field.emplace_back("constraints", std::move(constraints));
  return field;
}

Object link_of(const TableLink& link) {
  return {{"fields", names(link.columns)},
          {"reference", Object{{"resource", words(link.table)}, {"fields", names(link.there)}}}};
}

Object schema_of(const TableSchema& table, const std::vector<const TableColumn*>& columns) {
  List fields, links;
  for (const TableColumn* column : columns) fields.emplace_back(field_of(table, *column));
  for (const TableLink& link : table.links) links.emplace_back(link_of(link));
  return {{"fields", std::move(fields)},
          {"missingValues", List{words("")}},
          {"primaryKey", names(table.key)},
          {"foreignKeys", std::move(links)}};
}

}  // namespace

Result<void> PackageWriter::Resource::write(std::string_view text) {
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  if (!file) {
    return Err(Error::Code::Unreadable, "{}: cannot write: {}", file_of(*table),
               std::strerror(errno));
  }
  digest.add(text);
  bytes += static_cast<std::int64_t>(text.size());
  return {};
}

Result<PackageWriter> PackageWriter::create(const std::filesystem::path& folder) {
  PackageWriter made(folder);
  for (const TableSchema& table : table_schemas()) {
    auto columns = columns_for(table, TableColumn::Use::Keyed);
    Resource& resource = made.resources_.emplace_back(
        Resource{.table = &table,
                 .columns = std::move(columns),
                 .file = std::ofstream(folder / file_of(table), std::ios::binary)});
    if (auto done = resource.write(csv_heading(resource.columns, kRfc4180)); !done) {
      return tl::unexpected(done.error());
    }
  }
  return made;
}

Result<void> PackageWriter::put(const TableSchema& table, const Entry& entry) {
  Resource& resource = resources_.at(static_cast<std::size_t>(table.name));
  ++resource.rows;
  return resource.write(csv_row(resource.columns, entry, kRfc4180));
}

Object PackageWriter::description_of(Resource& resource) {
  const TableSchema& table = *resource.table;
  Value bytes, rows;
  bytes.data = resource.bytes;
  rows.data = resource.rows;
  return {{"name", words(table.title)},
          {"title", words(table.meaning)},
          {"path", file_of(table)},
          {"profile", words("tabular-data-resource")},
          {"format", words("csv")},
          {"mediatype", words("text/csv")},
          {"encoding", words("utf-8")},
          {"bytes", std::move(bytes)},
          {"hash", fmt::format("sha256:{}", resource.digest.digest())},
          {"rows", std::move(rows)},
          {"dialect", Object{{"delimiter", words(",")},
                             {"lineTerminator", words("\r\n")},
                             {"quoteChar", words("\"")},
                             {"doubleQuote", Value(true)},
                             {"header", Value(true)}}},
          {"schema", schema_of(table, resource.columns)}};
}

Result<void> PackageWriter::finish() {
  List resources;
  for (Resource& resource : resources_) {
    resource.file.close();
    if (!resource.file) {
      return Err(Error::Code::Unreadable, "{}: cannot write: {}", file_of(*resource.table),
                 std::strerror(errno));
    }
    resources.emplace_back(description_of(resource));
  }
  const std::string text = to_indented_json(
      {{"profile", words("tabular-data-package")},
       {"name", words("viendan")},
       {"title", words("Activities, bodies and citations of Vietnamese policy documents")},
       {"description",
        words("Read by viendan. A row is named by its document and its number in it; source, "
              "first_line and last_line tell where its words stand: viendan explain FILE --line N. "
              "An automatic reading: where it differs, the original prevails.")},
       {"resources", std::move(resources)}});
  std::ofstream file(folder_ / kDescription, std::ios::binary);
  file << text;
  file.close();
  if (file) return {};
  return Err(Error::Code::Unreadable, "{}: cannot write: {}", kDescription, std::strerror(errno));
}

std::vector<std::string> PackageWriter::file_names() {
  std::vector<std::string> names = {std::string(kDescription)};
  for (const TableSchema& table : table_schemas()) names.push_back(file_of(table));
  return names;
}

}  // namespace viendan::render
