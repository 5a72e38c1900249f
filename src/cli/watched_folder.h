// A folder that tells when something in it changes, by inotify.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "base/result.h"

namespace viendan::cli {

/// The folder and all in it, folders that come later too; hidden ones are left out, as builds leave
/// them out.
class WatchedFolder {
 public:
  using Clock = std::chrono::steady_clock;

  /// Fails where there is no such folder, or it has more folders than the system lets us watch.
  [[nodiscard]] static Result<WatchedFolder> open(const std::filesystem::path& folder);
  ~WatchedFolder();
  WatchedFolder(WatchedFolder&& other) noexcept;
  WatchedFolder& operator=(WatchedFolder&&) = delete;

  /// Can be read from when there is something to take.
  [[nodiscard]] int descriptor() const { return file_; }
  /// Takes what has been told since; whether anything changed. Fails where the folder is gone.
  [[nodiscard]] Result<bool> take();
  /// Whether nothing has happened for so long, and no file is being written. One that its writer
  /// neither closes nor writes to for a minute is taken as it is.
  [[nodiscard]] bool is_quiet(Clock::duration since) const;
  [[nodiscard]] std::size_t folders() const { return folders_.size(); }

 private:
  WatchedFolder(std::filesystem::path folder, int file) : root_(std::move(folder)), file_(file) {}
  [[nodiscard]] Result<void> add(const std::filesystem::path& folder);
  [[nodiscard]] Result<void> add_below(const std::filesystem::path& folder);
  void drop_below(const std::filesystem::path& folder);
  [[nodiscard]] Result<void> note(int watch, std::uint32_t what, const char* name);
  [[nodiscard]] Result<void> note_folder(std::uint32_t what, const std::filesystem::path& folder);
  void note_file(std::uint32_t what, const std::filesystem::path& file);

  std::filesystem::path root_;
  int file_ = -1;
  std::map<int, std::filesystem::path> folders_;  // by number of the watch
  std::set<std::filesystem::path> written_;       // files that someone is writing
  Clock::time_point last_ = {};                   // when anything happened last
  bool changed_ = false;
};

}  // namespace viendan::cli
