// An index to try a build on: it looks like the real one, and nothing that is done to it is kept.
#pragma once

#include <filesystem>

#include "base/child.h"
#include "base/result.h"

namespace viendan::store {

/// A temporary folder with links to the live segments, gone when it goes out of scope. Holds the
/// right to build meanwhile, so that what it links to stays; the real index is only read.
class Shadow {
 public:
  /// Of no index where there is none. Busy where a build is running.
  [[nodiscard]] static Result<Shadow> of(const std::filesystem::path& index);
  ~Shadow();
  Shadow(Shadow&& other) noexcept;
  Shadow& operator=(Shadow&&) = delete;

  [[nodiscard]] std::filesystem::path index() const { return folder_.path() / "index"; }

 private:
  Shadow(PrivateFolder folder, int lock) : folder_(std::move(folder)), lock_(lock) {}

  PrivateFolder folder_;
  int lock_;  // -1: there is nothing to lock
};

}  // namespace viendan::store
