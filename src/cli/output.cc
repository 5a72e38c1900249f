#include "cli/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "base/file.h"

namespace viendan::cli {
namespace fs = std::filesystem;
namespace {

tl::unexpected<Error> failed(std::string_view what, const fs::path& path) {
  return cannot_write(what, path, errno);
}

fs::path folder_of(const fs::path& path) {
  return path.parent_path().empty() ? fs::path(".") : path.parent_path();
}

bool flush(const fs::path& path, int how) {
  const int file = ::open(path.c_str(), how | O_CLOEXEC);
  if (file < 0) return false;
  const bool done = ::fsync(file) == 0;
  ::close(file);
  return done;
}

Result<void> flush_all(const fs::path& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    return flush(path, O_RDONLY) ? Result<void>() : failed("cannot flush", path);
  }
  for (const auto& entry : fs::directory_iterator(path, error)) {
    if (!flush(entry.path(), O_RDONLY)) return failed("cannot flush", entry.path());
  }
  return flush(path, O_RDONLY | O_DIRECTORY) ? Result<void>() : failed("cannot flush", path);
}

/// The mode that a file of this user has where nobody asks for another.
::mode_t usual_mode(::mode_t all) {
  const ::mode_t mask = ::umask(0);
  ::umask(mask);
  return all & ~mask;
}

std::string pattern_for(const fs::path& wanted) {
  return (folder_of(wanted) / fmt::format(".{}.XXXXXX", wanted.filename().string())).string();
}

/// Whether all that is in a folder is one of these files.
bool has_only(const fs::path& folder, std::span<const std::string> ours) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (std::ranges::find(ours, entry.path().filename().string()) == ours.end()) return false;
  }
  return !error;
}

}  // namespace

Result<Staged> Staged::file(const fs::path& wanted) {
  std::error_code error;
  if (fs::exists(wanted, error) && !fs::is_regular_file(wanted, error)) {
    return Err(Error::Code::Usage, "{}: no regular file", wanted.string());
  }
  std::string name = pattern_for(wanted);
  const int made = ::mkstemp(name.data());
  if (made < 0) return failed("cannot write", wanted);
  (void)::fchmod(made, usual_mode(0666));
  ::close(made);
  return Staged(wanted, name);
}

Result<Staged> Staged::folder(const fs::path& given, std::span<const std::string> ours) {
  const fs::path wanted = given.filename().empty() ? given.parent_path() : given;
  std::error_code error;
  if (fs::exists(wanted, error) && !(fs::is_directory(wanted, error) && has_only(wanted, ours))) {
    return with_hint(Err(Error::Code::Usage, "{}: is there already, and is no data package of ours",
                         wanted.string()),
                     "name a folder that is not there yet");
  }
  std::string name = pattern_for(wanted);
  if (::mkdtemp(name.data()) == nullptr) return failed("cannot write", wanted);
  (void)::chmod(name.c_str(), usual_mode(0777));
  return Staged(wanted, name);
}

Staged::~Staged() {
  std::error_code error;
  if (!path_.empty()) fs::remove_all(path_, error);
}

Staged::Staged(Staged&& other) noexcept
    : wanted_(std::move(other.wanted_)), path_(std::exchange(other.path_, {})) {}

Result<void> Staged::publish() {
  if (auto flushed = flush_all(path_); !flushed) return flushed;
  std::error_code error;
  // A folder cannot be renamed over one with files: both change places, and the old one goes.
  const bool swap = fs::is_directory(path_, error) && fs::exists(wanted_, error);
  const int done =
      ::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, wanted_.c_str(), swap ? RENAME_EXCHANGE : 0U);
  if (done != 0) return failed("cannot be put in place", wanted_);
  if (swap) fs::remove_all(path_, error);
  path_.clear();
  (void)flush(folder_of(wanted_), O_RDONLY | O_DIRECTORY);
  return {};
}

Result<Output> Output::open(const fs::path& wanted) {
  Output output;
  if (wanted.empty()) {
    output.file_ = stdout;
    return output;
  }
  // A device or a pipe takes what comes.
  std::error_code error;
  if (fs::exists(wanted, error) && fs::is_other(wanted, error)) {
    output.file_ = std::fopen(wanted.c_str(), "wb");
    return output.file_ != nullptr ? Result<Output>(std::move(output))
                                   : failed("cannot write", wanted);
  }
  auto staged = Staged::file(wanted);
  if (!staged) return tl::unexpected(staged.error());
  output.file_ = std::fopen(staged->path().c_str(), "wb");
  if (output.file_ == nullptr) return failed("cannot write", wanted);
  output.staged_.push_back(*std::move(staged));
  return output;
}

Output::~Output() {
  if (file_ != nullptr && file_ != stdout) (void)std::fclose(file_);
}

Output::Output(Output&& other) noexcept
    : staged_(std::move(other.staged_)), file_(std::exchange(other.file_, nullptr)) {}

Result<void> Output::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_) == text.size()) return {};
  return failed("cannot write", staged_.empty() ? fs::path("standard output") : staged_[0].path());
}

Result<void> Output::finish() {
  if (staged_.empty()) {
    return std::fflush(file_) == 0 ? Result<void>()
                                   : failed("cannot write", fs::path("standard output"));
  }
  const int closed = std::fclose(std::exchange(file_, nullptr));
  if (closed != 0) return failed("cannot write", staged_[0].path());
  return staged_[0].publish();
}

}  // namespace viendan::cli
