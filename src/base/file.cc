#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include "base/fault.h"

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

std::string hexadecimal(XXH128_hash_t hash) {
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

struct Remedy {
  int reason;
  std::string_view hint;
};
constexpr std::string_view kMakeRoom = "make room on the disk; what was there before is as it was";
constexpr std::string_view kAskForRights = "this user must be allowed to write there";
constexpr auto kRemedies = std::to_array<Remedy>({
    {ENOSPC, kMakeRoom},
    {EDQUOT, kMakeRoom},
    {EFBIG, kMakeRoom},
    {EACCES, kAskForRights},
    {EPERM, kAskForRights},
    {EROFS, kAskForRights},
});

/// A step of writing that failed, or that is to fail.
bool fails(int fault, bool done) {
  if (fault != 0) errno = fault;
  return fault != 0 || !done;
}

Result<void> write_all(int file, std::string_view bytes, const fs::path& path) {
  if (const int fault = fault_at("file.write")) return cannot_write("cannot write", path, fault);
  while (!bytes.empty()) {
    const auto written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return cannot_write("cannot write", path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

/// A new name is only safe when its folder is.
Result<void> sync_folder(const fs::path& folder) {
  const Descriptor handle(
      ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  const int fault = fault_at("folder.flush");
  if (fails(fault, handle.open() && ::fsync(handle.number()) == 0)) {
    return cannot_write("cannot flush", folder, errno);
  }
  return {};
}

Result<void> write_and_flush(const fs::path& path, std::string_view bytes) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  if (!file.open()) return cannot_write("cannot create", path, errno);
  if (auto written = write_all(file.number(), bytes, path); !written) return written;
  if (fails(fault_at("file.flush"), ::fsync(file.number()) == 0)) {
    return cannot_write("cannot flush", path, errno);
  }
  return {};
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

tl::unexpected<Error> cannot_write(std::string_view what, const fs::path& path, int reason) {
  auto failure =
      Err(Error::Code::Unreadable, "{}: {}: {}", path.string(), what, std::strerror(reason));
  const auto remedy = std::ranges::find(kRemedies, reason, &Remedy::reason);
  if (remedy != kRemedies.end()) failure.value().hint = remedy->hint;
  return failure;
}

Result<void> write_file(const fs::path& path, std::string_view bytes) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
    return cannot_write("cannot replace", path, errno);
  }
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  if (!file.open()) return cannot_write("cannot create", path, errno);
  return write_all(file.number(), bytes, path);
}

Result<void> write_file_atomically(const fs::path& path, std::string_view bytes) {
  const fs::path temporary = path.string() + ".new";
  if (auto written = write_and_flush(temporary, bytes); !written) {
    ::unlink(temporary.c_str());
    return written;
  }
  const int fault = fault_at("file.rename");
  if (fails(fault, fault == 0 && ::rename(temporary.c_str(), path.c_str()) == 0)) {
    auto failure = cannot_write("cannot rename to", path, errno);
    ::unlink(temporary.c_str());
    return failure;
  }
  pass("file.renamed");
  return sync_folder(path.parent_path());
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
  return hexadecimal(XXH3_128bits(bytes.data(), bytes.size()));
}

Result<std::string> digest_of_file(const fs::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.open()) return failed("cannot open", path);
  struct Free {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
  };
  const std::unique_ptr<XXH3_state_t, Free> state(XXH3_createState());
  XXH3_128bits_reset(state.get());
  char buffer[1 << 16];
  while (const auto count = ::read(file.number(), buffer, sizeof buffer)) {
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failed("cannot read", path);
    XXH3_128bits_update(state.get(), buffer, static_cast<std::size_t>(count));
  }
  return hexadecimal(XXH3_128bits_digest(state.get()));
}

}  // namespace viendan
