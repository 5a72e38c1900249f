#include "store/shadow.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

#include "store/index_folder.h"
#include "store/workspace.h"

namespace viendan::store {
namespace fs = std::filesystem;
namespace {

tl::unexpected<Error> failed(const fs::path& path, const std::error_code& error) {
  return Err(Error::Code::Unreadable, "{}: cannot be tried on: {}", path.string(), error.message());
}

/// What a segment has, not the segment: were one removed here, the links alone would be gone.
Result<void> link_segment(const fs::path& real, const fs::path& shadow) {
  std::error_code error;
  fs::create_directories(shadow, error);
  for (fs::directory_iterator entry(real, error), end; !error && entry != end;
       entry.increment(error)) {
    fs::create_symlink(fs::absolute(entry->path()), shadow / entry->path().filename(), error);
    if (error) break;
  }
  if (error) return failed(real, error);
  return {};
}

Result<void> copy_if_there(const fs::path& from, const fs::path& to) {
  std::error_code error;
  if (!fs::exists(from, error)) return {};
  fs::create_directories(to.parent_path(), error);
  fs::copy_file(from, to, error);
  if (error) return failed(from, error);
  return {};
}

/// The link table is written to, so it is copied, with the log that a killed build left.
Result<void> copy_small_files(const fs::path& index, const fs::path& shadow) {
  const int live = live_generation(index);
  const auto manifest = [live](const fs::path& of) {
    return generation_folder(of, live) / kManifest;
  };
  const auto table = link_table_file(index).filename().string();
  return copy_if_there(index / kCurrent, shadow / kCurrent)
      .and_then([&] { return copy_if_there(manifest(index), manifest(shadow)); })
      .and_then([&] { return copy_if_there(index / table, shadow / table); })
      .and_then([&] { return copy_if_there(index / (table + "-wal"), shadow / (table + "-wal")); });
}

Result<void> fill(const fs::path& index, const fs::path& shadow) {
  if (auto copied = copy_small_files(index, shadow); !copied) return copied;
  const auto live = Workspace::open(index);
  if (!live) return {};  // the build says what it says of such an index
  for (const Segment& segment : live->manifest().segments) {
    auto linked =
        link_segment(segment_folder(index, segment.number), segment_folder(shadow, segment.number));
    if (!linked) return linked;
  }
  return {};
}

}  // namespace

Result<Shadow> Shadow::of(const fs::path& index) {
  auto folder = PrivateFolder::make();
  if (!folder) return tl::unexpected(folder.error());
  const int lock = ::open((index / "lock").c_str(), O_RDONLY | O_CLOEXEC);
  Shadow shadow(*std::move(folder), lock);
  if (lock >= 0 && ::flock(lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    return with_hint(
        Err(Error::Code::Busy, "{}: another build is writing this index", index.string()),
        "wait for it to end");
  }
  if (auto filled = fill(index, shadow.index()); !filled) return tl::unexpected(filled.error());
  return shadow;
}

Shadow::~Shadow() {
  if (lock_ >= 0) ::close(lock_);
}

Shadow::Shadow(Shadow&& other) noexcept
    : folder_(std::move(other.folder_)), lock_(std::exchange(other.lock_, -1)) {}

}  // namespace viendan::store
