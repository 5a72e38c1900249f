#include "store/sql.h"

#include <sqlite3.h>

#include <array>
#include <map>

#include "base/file.h"

namespace viendan::store {
namespace {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

/// How long another process may take to end its commit.
constexpr int kPatienceMs = 250;

struct Meaning {
  int code;
  Error::Code means;
  std::string_view hint;
};
constexpr std::string_view kDamaged = "it holds nothing that the next build cannot make again";
constexpr std::string_view kBusy = "wait for the other build of this index to end";
constexpr std::string_view kFull = "make room on the disk";
constexpr std::string_view kDisk = "the disk may be full, or damaged";
constexpr auto kMeanings = std::to_array<Meaning>({
    {SQLITE_CORRUPT, Error::Code::Malformed, kDamaged},
    {SQLITE_NOTADB, Error::Code::Malformed, kDamaged},
    {SQLITE_CONSTRAINT, Error::Code::Malformed, kDamaged},
    {SQLITE_BUSY, Error::Code::Busy, kBusy},
    {SQLITE_LOCKED, Error::Code::Busy, kBusy},
    {SQLITE_PROTOCOL, Error::Code::Busy, kBusy},
    {SQLITE_FULL, Error::Code::Unreadable, kFull},
    {SQLITE_IOERR, Error::Code::Unreadable, kDisk},
    {SQLITE_CANTOPEN, Error::Code::Unreadable, ""},
    {SQLITE_READONLY, Error::Code::Unreadable, ""},
    {SQLITE_PERM, Error::Code::Unreadable, ""},
});

Error error_of(int code, const std::string& file, std::string_view words) {
  Error error{Error::Code::Internal, fmt::format("{}: {}", file, words), ""};
  for (const Meaning& meaning : kMeanings) {
    if ((code & 0xff) != meaning.code) continue;
    error.code = meaning.means;
    error.hint = meaning.hint;
  }
  return error;
}

/// The file as SQLite is to open it, never to be locked or written.
std::string immutable_address(const std::filesystem::path& file) {
  std::string address = "file:";
  for (const char c : std::filesystem::absolute(file).lexically_normal().string()) {
    if (std::string_view("?#%").find(c) == std::string_view::npos) {
      address += c;
    } else {
      address += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
  }
  return address + "?immutable=1";
}

/// A damaged file must not make the program do more than say so.
void distrust(sqlite3* opened) {
  sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  for (const int off : {SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_TRIGGER,
                        SQLITE_DBCONFIG_ENABLE_VIEW}) {
    sqlite3_db_config(opened, off, 0, nullptr);
  }
}

int bind_one(sqlite3_stmt* statement, int place, const Sql::Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    return sqlite3_bind_int64(statement, place, *number);
  }
  const auto text = std::get<std::string_view>(value);
  const char* const data = text.data() == nullptr ? "" : text.data();
  return sqlite3_bind_text64(statement, place, data, text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

/// Every mark has its value: one that was forgotten would be NULL, unseen.
int bind(sqlite3_stmt* statement, std::span<const Sql::Value> values) {
  if (statement == nullptr) return SQLITE_MISUSE;
  const auto marks = static_cast<std::size_t>(sqlite3_bind_parameter_count(statement));
  if (marks != values.size()) return SQLITE_RANGE;
  int place = 0, code = SQLITE_OK;
  for (const Sql::Value& value : values) {
    if (code == SQLITE_OK) code = bind_one(statement, ++place, value);
  }
  return code;
}

}  // namespace

struct Sql::State {
  std::string file;
  Handle database;
  std::map<std::string, Statement, std::less<>> statements;  // after the database: closed before
  std::optional<Error> failure;
  bool immutable = false;

  void check(int code) {
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE || failure) return;
    failure = error_of(code, file, sqlite3_errmsg(database.get()));
    // "disk I/O error" is also what a full disk is called.
    if (const int reason = sqlite3_system_errno(database.get());
        (code & 0xff) == SQLITE_IOERR && reason != 0) {
      const Error told = cannot_write("cannot write", file, reason).value();
      failure->message = told.message;
      failure->hint = told.hint;
    }
    // Our own statements fail for a file that nobody changes only where it is not as it was.
    if (immutable && failure->code == Error::Code::Internal) {
      failure->code = Error::Code::Malformed;
    }
  }

  sqlite3_stmt* prepared(std::string_view text) {
    const auto at = statements.find(text);
    if (at != statements.end()) return at->second.get();
    sqlite3_stmt* made = nullptr;
    check(sqlite3_prepare_v3(database.get(), text.data(), static_cast<int>(text.size()),
                             SQLITE_PREPARE_PERSISTENT, &made, nullptr));
    statements.emplace(text, Statement(made));
    return made;
  }
};

std::int64_t Sql::Row::number(int column) const {
  return sqlite3_column_int64(static_cast<sqlite3_stmt*>(statement_), column);
}

std::string_view Sql::Row::text(int column) const {
  auto* const statement = static_cast<sqlite3_stmt*>(statement_);
  const auto* const text = sqlite3_column_text(statement, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  return text == nullptr ? "" : std::string_view(reinterpret_cast<const char*>(text), size);
}

Sql::Sql(std::unique_ptr<State> state) : state_(std::move(state)) {}
Sql::~Sql() = default;
Sql::Sql(Sql&&) noexcept = default;
Sql& Sql::operator=(Sql&&) noexcept = default;

Result<Sql> Sql::opened(const std::filesystem::path& file, bool immutable) {
  auto state = std::make_unique<State>();
  state->file = file.string();
  state->immutable = immutable;
  const std::string name =
      immutable ? immutable_address(file) : std::filesystem::absolute(file).string();
  const int access = immutable ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
                               : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &opened, access | SQLITE_OPEN_NOMUTEX, nullptr);
  state->database.reset(opened);
  state->check(code);
  if (state->failure) return tl::unexpected(*state->failure);
  sqlite3_extended_result_codes(opened, 1);
  sqlite3_busy_timeout(opened, kPatienceMs);
  distrust(opened);
  return Sql(std::move(state));
}

Result<Sql> Sql::open(const std::filesystem::path& file) {
  return opened(file, false);
}

Result<Sql> Sql::open_immutable(const std::filesystem::path& file) {
  return opened(file, true);
}

struct Sql::Cursor::State {
  Sql::State* sql = nullptr;
  Statement statement;
};

Sql::Cursor::Cursor(std::unique_ptr<State> state) : state_(std::move(state)) {}
Sql::Cursor::~Cursor() = default;
Sql::Cursor::Cursor(Cursor&&) noexcept = default;
Sql::Cursor& Sql::Cursor::operator=(Cursor&&) noexcept = default;

bool Sql::Cursor::next() {
  if (state_->sql->failure || !state_->statement) return false;
  const int code = sqlite3_step(state_->statement.get());
  state_->sql->check(code);
  if (code != SQLITE_ROW) state_->statement.reset();  // else it would begin again
  return code == SQLITE_ROW;
}

std::int64_t Sql::Cursor::number(int column) const {
  return Row(state_->statement.get()).number(column);
}

std::string_view Sql::Cursor::text(int column) const {
  return Row(state_->statement.get()).text(column);
}

Sql::Cursor Sql::rows(std::string_view statement, std::span<const Value> values) {
  auto state = std::make_unique<Cursor::State>();
  state->sql = state_.get();
  if (state_->failure) return Cursor(std::move(state));
  sqlite3_stmt* made = nullptr;
  state_->check(sqlite3_prepare_v2(state_->database.get(), statement.data(),
                                   static_cast<int>(statement.size()), &made, nullptr));
  state->statement.reset(made);
  state_->check(bind(made, values));
  return Cursor(std::move(state));
}

void Sql::each(std::string_view statement, Values values,
               const std::function<void(const Row&)>& take) {
  each_with(statement, std::span(values.begin(), values.size()), take);
}

void Sql::each_with(std::string_view statement, std::span<const Value> values,
                    const std::function<void(const Row&)>& take) {
  if (state_->failure) return;
  auto* const prepared = state_->prepared(statement);
  state_->check(bind(prepared, values));
  int code = SQLITE_DONE;
  while (!state_->failure && (code = sqlite3_step(prepared)) == SQLITE_ROW) take(Row(prepared));
  state_->check(code);
  sqlite3_reset(prepared);
}

void Sql::run_with(std::string_view statement, std::span<const Value> values) {
  if (state_->failure) return;
  auto* const prepared = state_->prepared(statement);
  state_->check(bind(prepared, values));
  if (!state_->failure) state_->check(sqlite3_step(prepared));
  sqlite3_reset(prepared);
}

void Sql::run(std::string_view statement, Values values) {
  each(statement, values, [](const Row&) {});
}

std::optional<std::int64_t> Sql::number(std::string_view statement, Values values) {
  std::optional<std::int64_t> first;
  each(statement, values, [&](const Row& row) {
    if (!first) first = row.number(0);
  });
  return first;
}

std::string Sql::text(std::string_view statement, Values values) {
  std::optional<std::string> first;
  each(statement, values, [&](const Row& row) {
    if (!first) first = row.text(0);
  });
  return first.value_or("");
}

void Sql::script(const std::string& statements) {
  if (state_->failure) return;
  const auto code =
      sqlite3_exec(state_->database.get(), statements.c_str(), nullptr, nullptr, nullptr);
  state_->check(code);
}

std::int64_t Sql::last_id() const {
  return sqlite3_last_insert_rowid(state_->database.get());
}

bool Sql::in_transaction() const {
  return sqlite3_get_autocommit(state_->database.get()) == 0;
}

void Sql::fail(Error error) {
  if (!state_->failure) state_->failure = std::move(error);
}

void Sql::fail_damaged(std::string_view what) {
  fail(error_of(SQLITE_CORRUPT, state_->file, what));
}

bool Sql::failed() const {
  return state_->failure.has_value();
}

Result<void> Sql::outcome() const {
  if (state_->failure) return tl::unexpected(*state_->failure);
  return {};
}

void Sql::forget_failure() {
  state_->failure.reset();
}

}  // namespace viendan::store
