// The live generation of an index, for a program that answers one question after the other.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "collection/collection.h"
#include "render/value.h"

namespace viendan::mcp {

class Live {
 public:
  /// `vocabulary` must outlive it.
  Live(std::filesystem::path index, const Vocabulary& vocabulary)
      : index_(std::move(index)), vocabulary_(vocabulary) {}

  using Make = std::function<Result<render::Object>(const collection::Collection&)>;
  /// What is made from the live generation. Made again from the next one where it failed and a
  /// build has published meanwhile: what it was reading may have been removed under it.
  [[nodiscard]] Result<render::Object> with(const Make& make);

 private:
  [[nodiscard]] std::string published() const;

  const std::filesystem::path index_;
  const Vocabulary& vocabulary_;
  std::string generation_ = {};  // of `open_`
  std::optional<collection::Collection> open_ = {};
};

}  // namespace viendan::mcp
