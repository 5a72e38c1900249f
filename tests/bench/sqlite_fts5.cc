// SQLite's full-text table in process, for comparison.
//   viendan_sqlite_fts5 build FILE TEXTS.tsv [--tokenizer "unicode61 remove_diacritics 2"]
//   viendan_sqlite_fts5 query FILE QUERIES [--rounds N --limit N --run F --samples F]
//   viendan_sqlite_fts5 replace FILE TEXTS.tsv
#include <sqlite3.h>

#include <stdexcept>

#include "measure.h"

namespace {

using namespace viendan::bench;
namespace fs = std::filesystem;

class Database {
 public:
  explicit Database(const std::string& file) { check(sqlite3_open(file.c_str(), &handle_)); }
  ~Database() { sqlite3_close(handle_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const std::string& statement) {
    check(sqlite3_exec(handle_, statement.c_str(), nullptr, nullptr, nullptr));
  }
  void check(int code) const {
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
      throw std::runtime_error(sqlite3_errmsg(handle_));
  }
  [[nodiscard]] sqlite3* handle() const { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

class Statement {
 public:
  Statement(Database& database, const std::string& text) : database_(database) {
    database.check(sqlite3_prepare_v2(database.handle(), text.c_str(), -1, &handle_, nullptr));
  }
  ~Statement() { sqlite3_finalize(handle_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void bind(int column, const std::string& value) {
    const int length = static_cast<int>(value.size());
    database_.check(sqlite3_bind_text(handle_, column, value.data(), length, SQLITE_TRANSIENT));
  }
  void bind(int column, unsigned value) {
    database_.check(sqlite3_bind_int64(handle_, column, value));
  }
  [[nodiscard]] bool step() {
    const int code = sqlite3_step(handle_);
    database_.check(code);
    return code == SQLITE_ROW;
  }
  void reset() { sqlite3_reset(handle_); }
  [[nodiscard]] std::string text(int column) const {
    return reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
  }
  [[nodiscard]] double number(int column) const { return sqlite3_column_double(handle_, column); }

 private:
  Database& database_;
  sqlite3_stmt* handle_ = nullptr;
};

void fill(const Arguments& arguments) {
  const auto texts = read_texts(arguments.words[2]);
  const Building building;
  {
    Database database(arguments.words[1]);
    database.run("PRAGMA journal_mode=OFF");
    database.run("PRAGMA synchronous=OFF");
    database.run("CREATE VIRTUAL TABLE texts USING fts5(name UNINDEXED, body, tokenize='" +
                 arguments.option("tokenizer", "unicode61 remove_diacritics 0") + "')");
    database.run("BEGIN");
    Statement insert(database, "INSERT INTO texts(name, body) VALUES(?, ?)");
    for (const auto& [name, text] : texts) {
      insert.bind(1, name);
      insert.bind(2, text);
      (void)insert.step();
      insert.reset();
    }
    database.run("COMMIT");
    database.run("INSERT INTO texts(texts) VALUES('optimize')");
  }
  building.print(texts.size(), static_cast<double>(fs::file_size(arguments.words[1])) / 1e6);
}

/// Words in quotes, so that none is taken for an operator.
std::string expression(const Asked& asked) {
  if (asked.kind == "phrase" || asked.kind == "symbol") return '"' + asked.text + '"';
  std::string out;
  for (const auto& word : split(asked.text, ' ')) {
    if (!out.empty()) out += asked.kind == "question" ? " OR " : " AND ";
    out += '"' + word + '"';
  }
  return out;
}

void put_queries(const Arguments& arguments) {
  Database database(arguments.words[1]);
  database.run("PRAGMA cache_size=-262144");
  database.run("PRAGMA mmap_size=4294967296");
  Statement select(database,
                   "SELECT name, rank FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?");
  const unsigned limit = arguments.number("limit", 10);
  measure(read_queries(arguments.words[2]), arguments.rounds(), [&](const Asked& asked) {
    Found found;
    select.bind(1, expression(asked));
    select.bind(2, limit);
    while (select.step()) found.documents.emplace_back(select.text(0), -select.number(1));
    select.reset();
    found.total = found.documents.size();
    return found;
  });
}

/// One document replaced until a reader sees it, in milliseconds; journal and flushing as they
/// come.
void replace_one(const Arguments& arguments) {
  Database database(arguments.words[1]);
  Statement row(database, "SELECT rowid FROM texts WHERE name = ?");
  Statement update(database, "UPDATE texts SET body = ? WHERE rowid = ?");
  for (const auto& [name, text] : read_texts(arguments.words[2])) {
    row.bind(1, name);
    if (!row.step()) continue;
    const std::string id = row.text(0);
    row.reset();
    const Clock clock;
    update.bind(1, text);
    update.bind(2, id);
    (void)update.step();
    update.reset();
    fmt::print("{:.3f}\n", clock.seconds() * 1000);
  }
}

}  // namespace

int main(int count, char** values) {
  const Arguments arguments(count, values);
  const auto& words = arguments.words;
  try {
    if (words.size() == 3 && words[0] == "build") return fill(arguments), 0;
    if (words.size() == 3 && words[0] == "query") return put_queries(arguments), 0;
    if (words.size() == 3 && words[0] == "replace") return replace_one(arguments), 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "sqlite_fts5: {}\n", error.what());
    return 1;
  }
  fmt::print(stderr, "usage: viendan_sqlite_fts5 build|query|replace FILE FILE ...\n");
  return 2;
}
