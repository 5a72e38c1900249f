// SQLite, as far as we need it: statements by their text, and one failure that stays.
//
// A failure inside a transaction may have ended it, and what came after would be written outside of
// any. So after a failure nothing is done any more until `forget_failure`: callers run what they
// have to run and look at the outcome once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.h"

namespace viendan::store {

class Sql {
 public:
  using Value = std::variant<std::int64_t, std::string_view>;
  using Values = std::initializer_list<Value>;

  /// The row at hand; its texts live until the next one.
  class Row {
   public:
    explicit Row(void* statement) : statement_(statement) {}
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::string_view text(int column) const;

   private:
    void* statement_;
  };

  /// Rows of a statement that is not kept, one at a time: several may be open at once, and no
  /// longer than the Sql is.
  class Cursor {
   public:
    ~Cursor();
    Cursor(Cursor&&) noexcept;
    Cursor& operator=(Cursor&&) noexcept;
    /// The next row, or false where there is none, or where anything failed.
    [[nodiscard]] bool next();
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::string_view text(int column) const;

   private:
    friend class Sql;
    struct State;
    explicit Cursor(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
  };

  /// Opens or creates.
  [[nodiscard]] static Result<Sql> open(const std::filesystem::path& file);
  /// Opens a file that nobody changes any more: without locks, and without writing anything beside
  /// it. What is damaged in it is Malformed.
  [[nodiscard]] static Result<Sql> open_immutable(const std::filesystem::path& file);
  ~Sql();
  Sql(Sql&&) noexcept;
  Sql& operator=(Sql&&) noexcept;

  /// Statements are kept prepared: there should be few, and none may run inside itself.
  void run(std::string_view statement, Values values = {});
  void run_with(std::string_view statement, std::span<const Value> values);
  void each(std::string_view statement, Values values, const std::function<void(const Row&)>& take);
  void each_with(std::string_view statement, std::span<const Value> values,
                 const std::function<void(const Row&)>& take);
  /// Texts of the values must live as long as the cursor.
  [[nodiscard]] Cursor rows(std::string_view statement, std::span<const Value> values = {});
  /// First column of the first row.
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view statement, Values values = {});
  [[nodiscard]] std::string text(std::string_view statement, Values values = {});
  /// Several statements at once, not kept.
  void script(const std::string& statements);

  [[nodiscard]] std::int64_t last_id() const;
  [[nodiscard]] bool in_transaction() const;

  void fail(Error error);
  /// What was written cannot be read.
  void fail_damaged(std::string_view what);
  [[nodiscard]] bool failed() const;
  [[nodiscard]] Result<void> outcome() const;
  void forget_failure();

 private:
  struct State;
  explicit Sql(std::unique_ptr<State> state);
  [[nodiscard]] static Result<Sql> opened(const std::filesystem::path& file, bool immutable);
  std::unique_ptr<State> state_;
};

}  // namespace viendan::store
