// Another program, run as a child process that cannot hang, flood or outlive us.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace viendan {

struct Child {
  std::filesystem::path program;
  std::vector<std::string> arguments;  // handed over as they are: there is no shell
  std::filesystem::path folder;        // it works there, and has it as its home
  std::chrono::milliseconds wall_time = std::chrono::seconds(60);
  std::uint64_t memory = 4ull << 30;         // of address space, in bytes
  std::uint64_t file_bytes = 1ull << 30;     // of each file that it writes
  std::uint64_t output_bytes = 64ull << 20;  // of what it prints
};

struct ChildEnd {
  int status = 0;      // as it exited; -1 where a signal ended it
  std::string output;  // what it printed on its standard output
};

/// Runs a program to its end. It has no input, a fixed environment in the locale C.UTF-8, and a
/// process group of its own, which is killed whole when the program ends, stays silent past its
/// time or prints too much. Fails (Unreadable) where it cannot be started or was stopped so; the
/// message tells the program and the reason.
[[nodiscard]] Result<ChildEnd> run_child(const Child& child);

/// The first of the names that is a program on the PATH.
[[nodiscard]] std::optional<std::filesystem::path> find_program(std::string_view name);

/// A folder of our own among the temporary ones, gone with all that is in it.
class PrivateFolder {
 public:
  [[nodiscard]] static Result<PrivateFolder> make();
  ~PrivateFolder();
  PrivateFolder(PrivateFolder&& other) noexcept;
  PrivateFolder& operator=(PrivateFolder&& other) noexcept;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  explicit PrivateFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

}  // namespace viendan
