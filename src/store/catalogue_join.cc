#include "store/catalogue_join.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "base/text.h"
#include "store/catalogue.h"
#include "store/catalogue_file.h"
#include "store/catalogue_form.h"

namespace viendan::store {
namespace fs = std::filesystem;
namespace {

// SQLite attaches no more than ten.
constexpr std::size_t kMostAttached = 8;

/// A document that is taken over.
struct Kept {
  std::string name;
  std::size_t source = 0;
  std::int64_t before = 0, now = 0;  // its key
};

Result<std::vector<Kept>> living_of(const Taken& taken, std::size_t source) {
  auto sql = open_catalogue(taken.file, Complete::OrPart);
  if (!sql) return tl::unexpected(sql.error());
  const std::unordered_set<std::string_view> dead(taken.dead.begin(), taken.dead.end());
  std::vector<Kept> living;
  sql->each("SELECT id, name, key FROM documents ORDER BY id", {}, [&](const Sql::Row& row) {
    if (dead.contains(row.text(2))) return;
    living.push_back({std::string(row.text(1)), source, row.number(0)});
  });
  if (auto outcome = sql->outcome(); !outcome) return tl::unexpected(outcome.error());
  return living;
}

/// Whether rows can be taken over as they are.
bool all_stay(std::span<const Kept> documents, std::span<const Taken> taken) {
  return std::ranges::all_of(taken, [](const Taken& t) { return t.dead.empty(); }) &&
         std::ranges::all_of(documents, [](const Kept& kept) { return kept.before == kept.now; });
}

std::string copying(const TableForm& table, std::size_t source) {
  return fmt::format("INSERT INTO main.{0} SELECT * FROM source{1}.{0}", table.name, source);
}

/// The same with other keys. Each document's rows are one stretch of the table.
std::string renumbering(const TableForm& table, std::size_t source, std::string_view columns) {
  const bool facts = table.columns.front() == static_cast<char>(Holds::Fact);
  std::string values;
  std::size_t at = 0;
  for (const auto column : split(columns, ',')) {
    const auto holds = static_cast<Holds>(table.columns[at]);
    if (at++ > 0) values += ", ";
    if (holds == Holds::Document) values += "k.now";
    if (holds == Holds::Fact) {
      values += fmt::format("(k.now<<{})|(x.{}&{})", kFactBits, column, kMostFacts - 1);
    }
    if (holds == Holds::Value) values += fmt::format("x.{}", column);
  }
  const auto stretch = facts ? fmt::format("x.id BETWEEN k.before<<{0} AND (k.before<<{0})|{1}",
                                           kFactBits, kMostFacts - 1)
                             : std::string("x.id=k.before");
  return fmt::format(
      "INSERT INTO main.{0} SELECT {1} FROM temp.kept k CROSS JOIN source{2}.{0} x ON {3} WHERE "
      "k.source={2} ORDER BY k.now",
      table.name, values, source, stretch);
}

/// The names of a table's columns: "id,name,key".
std::string columns_of(Sql& sql, const TableForm& table) {
  return sql.text("SELECT group_concat(name) FROM pragma_table_info(?)", {table.name});
}

void keep(Sql& into, std::span<const Kept> documents) {
  into.script(
      "CREATE TEMP TABLE kept(source INT, now INT, before INT, PRIMARY KEY(source, now)) WITHOUT "
      "ROWID");
  for (const Kept& kept : documents) {
    into.run("INSERT INTO temp.kept VALUES(?,?,?)",
             {static_cast<std::int64_t>(kept.source), kept.now, kept.before});
  }
}

/// Table by table, so that the bytes do not depend on how many parts there were.
Result<void> join_few(Sql& into, std::span<const Taken> taken) {
  std::vector<Kept> documents;
  for (std::size_t i = 0; i < taken.size(); ++i) {
    auto living = living_of(taken[i], i);
    if (!living) return tl::unexpected(living.error());
    std::ranges::move(*living, std::back_inserter(documents));
    into.run(fmt::format("ATTACH ? AS source{}", i), {fs::absolute(taken[i].file).string()});
  }
  std::ranges::stable_sort(documents, {}, &Kept::name);
  for (std::int64_t last = 0; Kept & kept : documents) kept.now = ++last;
  const bool stay = all_stay(documents, taken);
  if (!stay) keep(into, documents);
  for (const TableForm& table : kTables) {
    const std::string columns = columns_of(into, table);
    for (std::size_t i = 0; i < taken.size(); ++i) {
      into.script(stay ? copying(table, i) : renumbering(table, i, columns));
    }
  }
  return into.outcome();
}

}  // namespace

Result<void> join(Sql& into, const fs::path& file, std::span<const Taken> taken) {
  if (taken.size() <= kMostAttached) return join_few(into, taken);
  const std::size_t each = (taken.size() + kMostAttached - 1) / kMostAttached;
  std::vector<Taken> groups;
  for (std::size_t begin = 0; begin < taken.size(); begin += each) {
    const fs::path part = file.string() + fmt::format("-{}", groups.size());
    auto writer = CatalogueWriter::create(part, {.is_part = true});
    if (!writer) return tl::unexpected(writer.error());
    for (const Taken& one : taken.subspan(begin, std::min(each, taken.size() - begin))) {
      if (auto done = writer->take(one.file, one.dead); !done) return done;
    }
    if (auto done = writer->finish(); !done) return done;
    groups.push_back({part, {}});
  }
  auto joined = join_few(into, groups);
  std::error_code ignored;
  for (const Taken& group : groups) fs::remove(group.file, ignored);
  return joined;
}

}  // namespace viendan::store
