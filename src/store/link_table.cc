#include "store/link_table.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/fault.h"
#include "store/formats.h"
#include "store/link_rows.h"
#include "store/sql.h"

namespace viendan::store {
namespace fs = std::filesystem;
namespace {

constexpr Id kApplication = 0x76646c6b;  // tells our file from others'
constexpr Id kFormat = kLinkTableForm;

/// A claim that 20,000 documents make is one row: `makers` counts them, `made` has who they are.
/// `keys` leads from what is asked for to identities; `uses` counts the claims that say so.
/// Relations are numbers here and names elsewhere: another reading of relations makes the table
/// anew in any case.
constexpr auto kTables = R"(
CREATE TABLE state(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE names(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
  present INTEGER NOT NULL DEFAULT 0, cited_by INTEGER NOT NULL DEFAULT 0,
  stub_mentions INTEGER NOT NULL DEFAULT 0);
CREATE TABLE claims(id INTEGER PRIMARY KEY, identity INTEGER NOT NULL, digest INTEGER NOT NULL,
  body TEXT NOT NULL, makers INTEGER NOT NULL);
CREATE INDEX claims_on ON claims(identity, digest);
CREATE TABLE made(document INTEGER, claim INTEGER, PRIMARY KEY(document, claim)) WITHOUT ROWID;
CREATE TABLE keys(key INTEGER, identity INTEGER, uses INTEGER NOT NULL,
  PRIMARY KEY(key, identity)) WITHOUT ROWID;
CREATE TABLE lookups(document INTEGER, key INTEGER, PRIMARY KEY(document, key)) WITHOUT ROWID;
CREATE INDEX asking ON lookups(key);
CREATE TABLE links(document INTEGER, target INTEGER, relation INTEGER, whole INTEGER, stub INTEGER,
  mentions INTEGER NOT NULL, PRIMARY KEY(document, target, relation, whole, stub)) WITHOUT ROWID;
CREATE INDEX incoming ON links(target, relation);
CREATE TABLE days(document INTEGER PRIMARY KEY, issued TEXT, begins TEXT, ends TEXT);
CREATE TABLE acts(document INTEGER, target INTEGER, relation INTEGER, whole INTEGER, begins TEXT,
  ends TEXT, PRIMARY KEY(document, target, relation, whole, begins, ends)) WITHOUT ROWID;
CREATE INDEX acting ON acts(target);
)";
constexpr auto kTableNames = std::to_array<std::string_view>(
    {"state", "names", "claims", "made", "keys", "lookups", "links", "days", "acts"});

/// What the tables tell, a row each, without the numbers that names have in this table.
constexpr auto kContents = std::to_array<std::string_view>({
    "SELECT name||'|'||present||'|'||cited_by||'|'||stub_mentions FROM names WHERE present>0 OR "
    "cited_by>0 OR stub_mentions>0",
    "SELECT d.name||'|'||i.name||'|'||c.digest||'|'||c.makers||'|'||c.body FROM made JOIN claims c "
    "ON c.id=claim JOIN names d ON d.id=document JOIN names i ON i.id=c.identity",
    "SELECT count(*) FROM claims",
    "SELECT key||'|'||name||'|'||uses FROM keys JOIN names ON id=identity",
    "SELECT name||'|'||key FROM lookups JOIN names ON id=document",
    "SELECT d.name||'|'||t.name||'|'||relation||'|'||whole||'|'||stub||'|'||mentions FROM links "
    "JOIN names d ON d.id=document JOIN names t ON t.id=target",
    "SELECT name||'|'||issued||'|'||begins||'|'||ends FROM days JOIN names ON id=document",
    "SELECT d.name||'|'||t.name||'|'||relation||'|'||whole||'|'||begins||'|'||ends FROM acts JOIN "
    "names d ON d.id=document JOIN names t ON t.id=target",
    // What leads nowhere would not be seen above.
    "SELECT count(*) FROM made",
    "SELECT count(*) FROM keys",
    "SELECT count(*) FROM lookups",
    "SELECT count(*) FROM links",
    "SELECT count(*) FROM days",
    "SELECT count(*) FROM acts",
});

/// A write-ahead log; bounded memory. A commit that the power takes back leaves the one before it,
/// which names another generation than the live one.
constexpr auto kSettings =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;"
    "PRAGMA cache_size=-32768; PRAGMA journal_size_limit=16777216;";

bool is_ours(Sql& sql) {
  return sql.number("PRAGMA application_id") == kApplication &&
         sql.number("PRAGMA user_version") == kFormat;
}

void make_tables(Sql& sql) {
  sql.run("BEGIN IMMEDIATE");
  // Another process may have been first.
  if (sql.number("SELECT count(*) FROM sqlite_schema") == 0) {
    sql.script(fmt::format("{} PRAGMA application_id={}; PRAGMA user_version={};", kTables,
                           kApplication, kFormat));
  }
  sql.run("COMMIT");
}

template <typename T>
Result<T> with_outcome(const Sql& sql, T value) {
  if (auto outcome = sql.outcome(); !outcome) return tl::unexpected(outcome.error());
  return value;
}

}  // namespace

struct LinkTable::State {
  explicit State(Sql opened) : rows(std::move(opened)), sql(rows.sql) {}
  LinkRows rows;
  Sql& sql;

  /// Whether the table may be changed now.
  bool writes() {
    if (!sql.failed() && !sql.in_transaction()) {
      sql.fail({Error::Code::Internal, "the table of links is changed outside of a transaction"});
    }
    return !sql.failed();
  }
};

LinkTable::LinkTable(std::unique_ptr<State> state) : state_(std::move(state)) {}
LinkTable::~LinkTable() = default;
LinkTable::LinkTable(LinkTable&&) noexcept = default;
LinkTable& LinkTable::operator=(LinkTable&&) noexcept = default;

Result<LinkTable> LinkTable::open(const fs::path& file) {
  auto opened = Sql::open(file);
  if (!opened) return tl::unexpected(opened.error());
  auto state = std::make_unique<State>(*std::move(opened));
  Sql& sql = state->sql;
  const bool fresh = sql.number("SELECT count(*) FROM sqlite_schema") == 0;
  if (!fresh && !is_ours(sql)) sql.fail_damaged("of another format");
  sql.script(kSettings);
  if (fresh) make_tables(sql);
  if (auto outcome = sql.outcome(); !outcome) return tl::unexpected(outcome.error());
  return LinkTable(std::move(state));
}

void LinkTable::discard(const fs::path& file) {
  for (const std::string_view suffix : {"", "-wal", "-shm", "-journal"}) {
    std::error_code ignored;  // what stays is reported when it is opened
    fs::remove(file.string() + std::string(suffix), ignored);
  }
}

Result<void> LinkTable::begin(Tracking tracking) {
  Sql& sql = state_->sql;
  if (auto fresh = rollback(); !fresh) return fresh;
  state_->rows.forget_changes(tracking);
  sql.run("BEGIN IMMEDIATE");
  auto outcome = sql.outcome();
  if (!outcome) sql.forget_failure();
  return outcome;
}

Result<void> LinkTable::commit() {
  if (!state_->writes()) return state_->sql.outcome();
  pass("links.commit");
  state_->sql.run("COMMIT");
  pass("links.committed");
  if (!state_->sql.failed()) state_->rows.forget_changes(Tracking::On);
  return state_->sql.outcome();
}

Result<void> LinkTable::rollback() {
  Sql& sql = state_->sql;
  sql.forget_failure();
  state_->rows.forget_changes(Tracking::On);
  if (sql.in_transaction()) sql.run("ROLLBACK");
  return sql.outcome();
}

Result<std::string> LinkTable::generation() {
  auto name = state_->sql.text("SELECT value FROM state WHERE name='generation'");
  if (auto outcome = state_->sql.outcome(); !outcome) return tl::unexpected(outcome.error());
  return name;
}

Result<void> LinkTable::set_generation(std::string_view name) {
  if (state_->writes()) {
    state_->sql.run("INSERT OR REPLACE INTO state VALUES('generation',?)", {name});
  }
  return state_->sql.outcome();
}

Result<void> LinkTable::clear() {
  if (!state_->writes()) return state_->sql.outcome();
  for (const auto table : kTableNames) {
    state_->sql.script(fmt::format("DELETE FROM {}", table));
  }
  state_->rows.forget_changes(Tracking::On);
  return state_->sql.outcome();
}

Result<void> LinkTable::put(std::string_view document, std::span<const Claim> claims,
                            std::span<const std::string> lookups) {
  if (!state_->writes()) return state_->sql.outcome();
  const Id id = state_->rows.id_of(document);
  state_->sql.run("UPDATE names SET present=1 WHERE id=? AND present=0", {id});
  state_->rows.set_claims(id, claims);
  state_->rows.set_lookups(id, lookups);
  return state_->sql.outcome();
}

Result<void> LinkTable::remove(std::string_view document) {
  if (!state_->writes()) return state_->sql.outcome();
  if (const auto id = state_->rows.known_id(document)) {
    state_->rows.set_claims(*id, {});
    state_->rows.set_lookups(*id, {});
    state_->rows.set_links(*id, {});
    state_->rows.set_acting(*id, {});
    state_->sql.run("UPDATE names SET present=0 WHERE id=?", {*id});
  }
  return state_->sql.outcome();
}

Result<void> LinkTable::set_links(std::string_view document, std::span<const Link> links) {
  if (state_->writes()) state_->rows.set_links(state_->rows.id_of(document), links);
  return state_->sql.outcome();
}

Result<void> LinkTable::set_acting(std::string_view document, const Acting& acting) {
  if (state_->writes()) state_->rows.set_acting(state_->rows.id_of(document), acting);
  return state_->sql.outcome();
}

Result<LinkChanges> LinkTable::changes() {
  return with_outcome(state_->sql, state_->rows.changes());
}

Result<std::vector<Claim>> LinkTable::claims_for(std::span<const std::string> keys) {
  std::set<Id> identities;
  for (const auto& key : keys) {
    state_->sql.each("SELECT identity FROM keys WHERE key=?", {short_digest(key)},
                     [&](const Sql::Row& row) { identities.insert(row.number(0)); });
  }
  std::vector<Claim> claims;
  for (const Id identity : identities) {
    for (auto& claim : state_->rows.claims_on(identity)) claims.push_back(std::move(claim));
  }
  return with_outcome(state_->sql, std::move(claims));
}

Result<std::vector<std::string>> LinkTable::asking(std::span<const std::string> keys) {
  std::set<std::string> documents;
  for (const auto& key : keys) {
    state_->sql.each("SELECT name FROM lookups JOIN names ON id=document WHERE key=?",
                     {short_digest(key)},
                     [&](const Sql::Row& row) { documents.emplace(row.text(0)); });
  }
  return with_outcome(state_->sql, std::vector(documents.begin(), documents.end()));
}

Result<std::vector<std::string>> LinkTable::documents() {
  std::vector<std::string> names;
  state_->sql.each("SELECT name FROM names WHERE present=1 ORDER BY name", {},
                   [&](const Sql::Row& row) { names.emplace_back(row.text(0)); });
  return with_outcome(state_->sql, std::move(names));
}

Result<std::vector<LinkTable::Incoming>> LinkTable::incoming(std::string_view identity,
                                                             std::span<const Relation> relations) {
  std::vector<Incoming> found;
  state_->sql.each(
      "SELECT by.name, relation, whole, stub, mentions FROM names AS target JOIN links ON "
      "target=target.id JOIN names AS by ON by.id=document WHERE target.name=? "
      "ORDER BY by.name, relation, whole",
      {identity}, [&](const Sql::Row& row) {
        const auto relation = static_cast<Relation>(row.number(1));
        const bool wanted =
            relations.empty() || std::ranges::find(relations, relation) != relations.end();
        if (!wanted) return;
        found.push_back({std::string(row.text(0)),
                         {std::string(identity), relation, row.number(2) != 0, row.number(3) != 0,
                          static_cast<int>(row.number(4))}});
      });
  return with_outcome(state_->sql, std::move(found));
}

Result<std::vector<std::string>> LinkTable::cited_by(std::string_view identity) {
  std::vector<std::string> names;
  state_->sql.each(
      "SELECT DISTINCT by.name FROM names AS target JOIN links ON target=target.id "
      "JOIN names AS by ON by.id=document WHERE target.name=? ORDER BY by.name",
      {identity}, [&](const Sql::Row& row) { names.emplace_back(row.text(0)); });
  return with_outcome(state_->sql, std::move(names));
}

Result<Standing> LinkTable::standing(std::string_view identity) {
  Standing standing;
  if (const auto id = state_->rows.known_id(identity)) standing = state_->rows.standing_of(*id);
  return with_outcome(state_->sql, standing);
}

Result<std::optional<Stub>> LinkTable::stub(std::string_view identity) {
  std::optional<Stub> stub;
  const auto id = state_->rows.known_id(identity);
  const auto mentions = id ? state_->rows.stub_mentions(*id) : 0;
  if (mentions == 0) return with_outcome(state_->sql, std::move(stub));
  Reference reference = state_->rows.sum_of(*id).known.reference;
  if (reference.in_corpus) return with_outcome(state_->sql, std::move(stub));
  reference.id = identity;
  auto documents = cited_by(identity);
  if (!documents) return tl::unexpected(documents.error());
  stub = Stub{std::move(reference), *std::move(documents), static_cast<int>(mentions)};
  return with_outcome(state_->sql, std::move(stub));
}

Result<std::vector<std::string>> LinkTable::stubs() {
  std::vector<std::string> names;
  state_->sql.each("SELECT name FROM names WHERE stub_mentions>0 AND present=0 ORDER BY name", {},
                   [&](const Sql::Row& row) { names.emplace_back(row.text(0)); });
  return with_outcome(state_->sql, std::move(names));
}

Result<void> LinkTable::check() {
  const std::string found = state_->sql.text("PRAGMA integrity_check(1)");
  if (found != "ok") state_->sql.fail_damaged(found);
  return state_->sql.outcome();
}

Result<std::string> LinkTable::contents() {
  std::string sums;
  for (const auto rows : kContents) {
    std::uint64_t sum = 0, count = 0;
    state_->sql.each(rows, {}, [&](const Sql::Row& row) {
      sum += static_cast<std::uint64_t>(short_digest(row.text(0)));
      ++count;
    });
    sums += fmt::format("{}:{:016x} ", count, sum);
  }
  return with_outcome(state_->sql, std::move(sums));
}

}  // namespace viendan::store
