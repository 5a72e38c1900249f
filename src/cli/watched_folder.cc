#include "cli/watched_folder.h"

#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace viendan::cli {
namespace fs = std::filesystem;
namespace {

constexpr std::uint32_t kWatched = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB |
                                   IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE | IN_DELETE_SELF |
                                   IN_MOVE_SELF | IN_ONLYDIR;
constexpr std::uint32_t kGone = IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT;
constexpr std::chrono::seconds kGivenUp(60);

bool is_hidden(const fs::path& path) {
  return path.filename().native().starts_with('.');
}

/// Another name of a file that is there is not written when it comes.
bool is_new_file(const fs::path& path) {
  struct stat status = {};
  return ::lstat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink == 1;
}

bool is_below(const fs::path& path, const fs::path& folder) {
  const auto& whole = path.native();
  const auto& start = folder.native();
  return whole.starts_with(start) && (whole.size() == start.size() || whole[start.size()] == '/');
}

tl::unexpected<Error> cannot_watch(const fs::path& folder, int reason) {
  auto failure = Err(Error::Code::Unreadable, "{}: cannot be watched: {}", folder.string(),
                     std::strerror(reason));
  if (reason != ENOSPC && reason != EMFILE) return failure;
  return with_hint(std::move(failure),
                   "the corpus has more folders than the system watches for one user: raise "
                   "fs.inotify.max_user_watches and max_user_instances with sysctl");
}

}  // namespace

Result<WatchedFolder> WatchedFolder::open(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return Err(Error::Code::Unreadable, "{}: not a folder", folder.string());
  }
  const int file = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (file < 0) return cannot_watch(folder, errno);
  WatchedFolder watched(folder, file);
  if (auto added = watched.add_below(folder); !added) return tl::unexpected(added.error());
  return watched;
}

WatchedFolder::~WatchedFolder() {
  if (file_ >= 0) ::close(file_);
}

WatchedFolder::WatchedFolder(WatchedFolder&& other) noexcept
    : root_(std::move(other.root_)),
      file_(std::exchange(other.file_, -1)),
      folders_(std::move(other.folders_)),
      written_(std::move(other.written_)),
      last_(other.last_),
      changed_(other.changed_) {}

/// A folder that went before it could be watched is no fault: that it went is told too.
Result<void> WatchedFolder::add(const fs::path& folder) {
  const int watch = ::inotify_add_watch(file_, folder.c_str(), kWatched);
  if (watch >= 0) folders_[watch] = folder;
  if (watch >= 0 || errno == ENOENT || errno == ENOTDIR || errno == EACCES) return {};
  return cannot_watch(folder, errno);
}

/// Folders are watched before they are looked into, so that none comes unseen.
Result<void> WatchedFolder::add_below(const fs::path& folder) {
  std::vector<fs::path> open{folder};
  while (!open.empty()) {
    const fs::path next = std::move(open.back());
    open.pop_back();
    if (auto added = add(next); !added) return added;
    std::error_code error;
    for (fs::directory_iterator entry(next, error), end; !error && entry != end;
         entry.increment(error)) {
      std::error_code ignored;
      const bool inside = entry->symlink_status(ignored).type() == fs::file_type::directory;
      if (inside && !is_hidden(entry->path())) open.push_back(entry->path());
    }
  }
  return {};
}

void WatchedFolder::drop_below(const fs::path& folder) {
  for (const auto& [watch, path] : folders_) {
    if (is_below(path, folder)) ::inotify_rm_watch(file_, watch);
  }
  std::erase_if(folders_, [&](const auto& each) { return is_below(each.second, folder); });
  std::erase_if(written_, [&](const auto& path) { return is_below(path, folder); });
}

Result<void> WatchedFolder::note_folder(std::uint32_t what, const fs::path& folder) {
  changed_ = true;
  if ((what & IN_MOVED_FROM) != 0) drop_below(folder);
  if ((what & (IN_CREATE | IN_MOVED_TO)) != 0) return add_below(folder);
  return {};
}

void WatchedFolder::note_file(std::uint32_t what, const fs::path& file) {
  changed_ = true;
  if ((what & IN_MODIFY) != 0) written_.insert(file);
  if ((what & IN_CREATE) != 0 && is_new_file(file)) written_.insert(file);
  if ((what & (IN_CLOSE_WRITE | IN_DELETE | IN_MOVED_FROM)) != 0) written_.erase(file);
}

Result<void> WatchedFolder::note(int watch, std::uint32_t what, const char* name) {
  if ((what & IN_Q_OVERFLOW) != 0) {
    // What was not told may be anything: a build looks at all files in any case.
    changed_ = true;
    written_.clear();
    return add_below(root_);
  }
  const auto at = folders_.find(watch);
  if (at == folders_.end()) return {};
  const fs::path folder = at->second;
  if ((what & kGone) != 0 && folder == root_) {
    return Err(Error::Code::Unreadable, "{}: the folder is gone", root_.string());
  }
  if ((what & IN_IGNORED) != 0) folders_.erase(at);
  if (name == nullptr || *name == '\0' || *name == '.') return {};
  if ((what & IN_ISDIR) != 0) return note_folder(what, folder / name);
  note_file(what, folder / name);
  return {};
}

Result<bool> WatchedFolder::take() {
  alignas(inotify_event) std::array<char, 64U << 10U> bytes;
  changed_ = false;
  for (;;) {
    const ssize_t count = ::read(file_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    for (ssize_t at = 0; at < count;) {
      const auto* event = reinterpret_cast<const inotify_event*>(bytes.data() + at);
      at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
      auto noted = note(event->wd, event->mask, event->len > 0 ? event->name : nullptr);
      if (!noted) return tl::unexpected(noted.error());
    }
  }
  if (changed_) last_ = Clock::now();
  return changed_;
}

bool WatchedFolder::is_quiet(Clock::duration since) const {
  const auto silent = Clock::now() - last_;
  return silent >= since && (written_.empty() || silent >= kGivenUp);
}

}  // namespace viendan::cli
