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

  /// Opens or creates.
  [[nodiscard]] static Result<Sql> open(const std::filesystem::path& file);
  ~Sql();
  Sql(Sql&&) noexcept;
  Sql& operator=(Sql&&) noexcept;

  /// Statements are kept prepared: their texts are to be literals, and none may run inside itself.
  void run(std::string_view statement, Values values = {});
  void each(std::string_view statement, Values values, const std::function<void(const Row&)>& take);
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
  std::unique_ptr<State> state_;
};

}  // namespace viendan::store
