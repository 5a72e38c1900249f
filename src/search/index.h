// Where is it said? Writing and reading the Xapian index. Terms are described in
// src/search/README.md.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/document.h"
#include "model/query.h"
#include "vocabulary/vocabulary.h"

namespace viendan::search {

/// Writes an index into a fresh folder. One writer a folder; not shared between threads.
class Writer {
 public:
  [[nodiscard]] static Result<Writer> create(const std::filesystem::path& folder);
  ~Writer();
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;

  [[nodiscard]] Result<void> put(const Document& document);
  [[nodiscard]] Result<void> put(const Stub& stub);
  /// Makes everything durable. Nothing may be put afterwards.
  [[nodiscard]] Result<void> finish();

 private:
  struct State;
  explicit Writer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Reads an index. One reader a thread.
class Reader {
 public:
  /// NoIndex (with a hint) where the folder has no index or one of another format.
  [[nodiscard]] static Result<Reader> open(const std::filesystem::path& folder);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  /// Never fails because of the query's text: what cannot be parsed is read as words.
  [[nodiscard]] Result<Answer> find(const Query& query, const Vocabulary& vocabulary) const;

 private:
  struct State;
  explicit Reader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace viendan::search
