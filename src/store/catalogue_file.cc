#include "store/catalogue_file.h"

#include <set>
#include <string>

#include "store/catalogue_form.h"

namespace viendan::store {
namespace {

// Several threads have some thirteen of them open.
constexpr auto kSettings = R"(
  PRAGMA cache_size=-256;
  PRAGMA cell_size_check=ON;
  PRAGMA mmap_size=0;
  PRAGMA temp_store=MEMORY;
)";

std::set<std::string> expected_form(bool indexes) {
  std::set<std::string> form;
  for (const TableForm& table : kTables) form.emplace(table.create);
  for (const auto index : kIndexes) {
    if (indexes) form.emplace(index);
  }
  return form;
}

bool has_our_form(Sql& sql, Complete complete) {
  static const std::set<std::string> expected = expected_form(true), part = expected_form(false);
  std::set<std::string> form;
  bool own = true;
  sql.each("SELECT sql FROM sqlite_schema", {}, [&](const Sql::Row& row) {
    own = own && form.size() <= expected.size() && form.emplace(row.text(0)).second;
  });
  return own && (form == expected || (complete == Complete::OrPart && form == part));
}

}  // namespace

Result<Sql> open_catalogue(const std::filesystem::path& file, Complete complete) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) {
    return Err(Error::Code::NoIndex, "{}: no catalogue", file.string());
  }
  auto sql = Sql::open_immutable(file);
  if (!sql) return sql;
  sql->script(kSettings);
  const auto application = sql->number("PRAGMA application_id");
  const auto version = sql->number("PRAGMA user_version");
  if (auto outcome = sql->outcome(); !outcome) return tl::unexpected(outcome.error());
  if (application != kCatalogueApplication || version != kCatalogueVersion) {
    return Err(Error::Code::NoIndex, "{}: a catalogue of another format", file.string());
  }
  if (!has_our_form(*sql, complete)) sql->fail_damaged("its tables are others");
  if (auto outcome = sql->outcome(); !outcome) return tl::unexpected(outcome.error());
  return sql;
}

}  // namespace viendan::store
