#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace viendan {
namespace fs = std::filesystem;
namespace {

/// An open file descriptor, closed when it goes out of scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool open() const { return number_ >= 0; }

 private:
  int number_;
};

tl::unexpected<Error> failed(std::string_view what, const fs::path& path) {
  return Err(Error::Code::Unreadable, "{}: {}: {}", path.string(), what, std::strerror(errno));
}

Result<void> write_all(int file, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const auto written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failed("cannot write", path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file) != 0) return failed("cannot flush", path);
  return {};
}

void sync_folder(const fs::path& folder) {
  const Descriptor handle(
      ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (handle.open()) ::fsync(handle.number());
}

}  // namespace

Result<std::string> read_file(const fs::path& path, std::uint64_t limit) {
  // Non-blocking, so that a named pipe in a corpus cannot hang a build.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.open()) return failed("cannot open", path);
  struct stat status = {};
  if (::fstat(file.number(), &status) != 0) return failed("cannot look at", path);
  if (!S_ISREG(status.st_mode)) {
    return Err(Error::Code::Unreadable, "{}: not a regular file", path.string());
  }
  std::string bytes;
  char buffer[1 << 16];
  while (const auto count = ::read(file.number(), buffer, sizeof buffer)) {
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failed("cannot read", path);
    bytes.append(buffer, static_cast<std::size_t>(count));
    if (bytes.size() > limit) {
      return Err(Error::Code::Unreadable, "{}: larger than {} bytes", path.string(), limit);
    }
  }
  return bytes;
}

Result<void> write_file_atomically(const fs::path& path, std::string_view bytes) {
  const fs::path temporary = path.string() + ".new";
  {
    const Descriptor file(
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (!file.open()) return failed("cannot create", temporary);
    if (auto written = write_all(file.number(), bytes, temporary); !written) return written;
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) return failed("cannot rename to", path);
  sync_folder(path.parent_path());
  return {};
}

Result<std::vector<fs::path>> list_files(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return Err(Error::Code::Unreadable, "{}: not a folder", folder.string());
  }
  std::vector<fs::path> files;
  const auto options = fs::directory_options::skip_permission_denied;
  for (fs::recursive_directory_iterator entry(folder, options, error), end; entry != end;
       entry.increment(error)) {
    if (error) return Err(Error::Code::Unreadable, "{}: {}", folder.string(), error.message());
    const bool hidden = entry->path().filename().string().starts_with('.');
    if (hidden && entry->is_directory(error)) entry.disable_recursion_pending();
    if (!hidden && entry->is_regular_file(error)) {
      files.push_back(entry->path().lexically_relative(folder));
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string digest(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace viendan
