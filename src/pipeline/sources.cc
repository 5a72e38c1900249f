#include "pipeline/sources.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <memory>

#include "corrections/corrections.h"

namespace viendan::pipeline {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

std::int64_t nanoseconds(const timespec& time) {
  return time.tv_sec * kSecond + time.tv_nsec;
}

store::Stamp stamp_of(const struct stat& status) {
  return {.size = static_cast<std::uint64_t>(status.st_size),
          .inode = static_cast<std::uint64_t>(status.st_ino),
          .modified = nanoseconds(status.st_mtim),
          .changed = nanoseconds(status.st_ctim)};
}

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};
using Folder = std::unique_ptr<DIR, CloseFolder>;

/// What ext4 keeps for itself at the top of a disk; nobody else may look into it.
constexpr std::string_view kOfFileSystem = "lost+found";

/// What is gone since its folder was listed is no failure; anything else is: documents that cannot
/// be seen would be taken for removed.
Result<void> seen(const std::string& path) {
  if (errno == ENOENT) return {};
  return with_hint(
      Err(Error::Code::Unreadable, "{}: cannot look at: {}", path, std::strerror(errno)),
      "nothing was changed: who builds must be able to read the whole corpus");
}

/// Adds the files of one folder (its path below the corpus ends with "/", or is ""), and the
/// folders in it to those that are still to be looked at.
Result<void> list_folder(const std::string& corpus, const std::string& below,
                         std::vector<SourceFile>& files, std::vector<std::string>& folders) {
  const std::string path = corpus + "/" + below;
  const Folder folder(::opendir(path.c_str()));
  if (!folder) return seen(path);
  errno = 0;
  for (; const dirent* entry = ::readdir(folder.get()); errno = 0) {
    if (entry->d_name[0] == '.' || entry->d_name == kOfFileSystem) continue;
    const int handle = ::dirfd(folder.get());
    struct stat status = {};
    if (::fstatat(handle, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
      if (auto gone = seen(path + entry->d_name); !gone) return gone;
      continue;
    }
    const bool corrects = below.empty() && entry->d_name == corrections::kFolder;
    if (S_ISDIR(status.st_mode) && !corrects) folders.push_back(below + entry->d_name + "/");
    if (S_ISLNK(status.st_mode)) (void)::fstatat(handle, entry->d_name, &status, 0);
    if (S_ISREG(status.st_mode)) files.push_back({below + entry->d_name, stamp_of(status)});
  }
  return errno == 0 ? Result<void>() : seen(path);
}

/// The coarsest clock that can have given this time.
std::int64_t tick(std::int64_t time) {
  return time % kSecond == 0 ? 2 * kSecond : kSecond / 50;
}

bool may_change_unseen(std::int64_t time, std::int64_t scanned) {
  return time + tick(time) >= scanned;
}

}  // namespace

Result<std::vector<SourceFile>> list_sources(const std::filesystem::path& corpus) {
  std::error_code error;
  if (!std::filesystem::is_directory(corpus, error)) {
    return Err(Error::Code::Unreadable, "{}: not a folder", corpus.string());
  }
  std::vector<SourceFile> files;
  std::vector<std::string> folders{""};
  while (!folders.empty()) {
    const std::string below = std::move(folders.back());
    folders.pop_back();
    if (auto listed = list_folder(corpus.string(), below, files, folders); !listed) {
      return tl::unexpected(listed.error());
    }
  }
  if (files.empty()) {
    return with_hint(Err(Error::Code::Unreadable, "{}: no documents", corpus.string()),
                     "put documents into the folder, or name another with --corpus");
  }
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

std::int64_t now() {
  timespec time = {};
  ::clock_gettime(CLOCK_REALTIME, &time);
  return nanoseconds(time);
}

bool surely_unchanged(const store::Stamp& before, std::int64_t scanned, const store::Stamp& today) {
  return before == today && !may_change_unseen(before.modified, scanned) &&
         !may_change_unseen(before.changed, scanned);
}

}  // namespace viendan::pipeline
