// The tables as an SQLite database: the keys of the data package declared and checked, indexes,
// and views for the questions that are asked most. Equal rows make equal bytes.
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "render/tables.h"

namespace viendan::render {

class SqliteWriter {
 public:
  /// The file does not exist yet.
  [[nodiscard]] static Result<SqliteWriter> create(const std::filesystem::path& file);
  ~SqliteWriter();
  SqliteWriter(SqliteWriter&&) noexcept;
  SqliteWriter& operator=(SqliteWriter&&) noexcept;

  [[nodiscard]] Result<void> put(const TableSchema& table, const Entry& entry);
  /// Internal where a row names one that is not there.
  [[nodiscard]] Result<void> finish();

 private:
  struct State;
  explicit SqliteWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace viendan::render
