// Where an export goes: to standard output as it comes, or to a file or folder that appears whole
// or not at all.
#pragma once

#include <cstdio>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace viendan::cli {

/// A path beside the one that is wanted: what is written there takes its place at the end, or is
/// removed.
class Staged {
 public:
  [[nodiscard]] static Result<Staged> file(const std::filesystem::path& wanted);
  /// A folder that is there already is taken only where it has nothing but these files.
  [[nodiscard]] static Result<Staged> folder(const std::filesystem::path& wanted,
                                             std::span<const std::string> ours);
  ~Staged();
  Staged(Staged&& other) noexcept;
  Staged& operator=(Staged&&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Makes it durable, then puts it in its place.
  [[nodiscard]] Result<void> publish();

 private:
  Staged(std::filesystem::path wanted, std::filesystem::path path)
      : wanted_(std::move(wanted)), path_(std::move(path)) {}
  std::filesystem::path wanted_, path_;
};

/// Text to standard output, or into a file.
class Output {
 public:
  [[nodiscard]] static Result<Output> open(const std::filesystem::path& wanted);
  ~Output();
  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;

  [[nodiscard]] Result<void> write(std::string_view text);
  [[nodiscard]] Result<void> finish();

 private:
  Output() = default;
  std::vector<Staged> staged_;  // one, or none for standard output
  std::FILE* file_ = nullptr;
};

}  // namespace viendan::cli
