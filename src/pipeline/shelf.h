// The documents of a build between its steps: in memory while they are few, on disk beyond that, so
// that a build needs no more memory for a large corpus than for a small one.
#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

#include "base/result.h"
#include "model/document.h"

namespace viendan::pipeline {

/// Places are numbered from 0. Different places may be used by several threads.
class Shelf {
 public:
  /// `folder` is made when it is needed; `budget`: bytes of text to hold in memory.
  Shelf(std::filesystem::path folder, std::size_t places, std::size_t budget);

  /// Puts a document to its place; as a file of ours where there is no room in memory.
  [[nodiscard]] Result<void> put(std::size_t place, Document document);
  /// The same for a document that has a record: where there is no room, that is enough.
  void put_recorded(std::size_t place, Document document);
  /// Shows it where it is.
  template <typename Visit>
  [[nodiscard]] Result<void> look(std::size_t place, const Visit& visit) const {
    if (const auto& held = places_[place]) {
      visit(*held);
      return {};
    }
    return read(file_of(place)).map([&](const Document& document) { visit(document); });
  }
  /// Takes it off again.
  [[nodiscard]] Result<Document> take(std::size_t place);
  /// Takes it off, or reads its record where it is not there.
  [[nodiscard]] Result<Document> take_or(std::size_t place, const std::filesystem::path& record);

 private:
  [[nodiscard]] std::filesystem::path file_of(std::size_t place) const;
  [[nodiscard]] static Result<Document> read(const std::filesystem::path& file);
  [[nodiscard]] bool hold(std::size_t place, Document& document);

  std::filesystem::path folder_;
  std::size_t budget_;
  std::atomic<std::size_t> held_ = 0;
  std::vector<std::optional<Document>> places_;
};

}  // namespace viendan::pipeline
