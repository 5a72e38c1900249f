#include "base/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/text.h"

namespace viendan {
namespace fs = std::filesystem;
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kDefaultPath = "/usr/local/bin:/usr/bin:/bin";
constexpr int kNotStarted = 127;
constexpr std::uint64_t kMostOpenFiles = 256;

/// What a child needs, made before the fork: after it nothing may take memory.
struct Prepared {
  explicit Prepared(const Child& child)
      : program(child.program.string()), folder(child.folder.string()) {
    words.push_back(program);
    words.insert(words.end(), child.arguments.begin(), child.arguments.end());
    const char* path = std::getenv("PATH");
    variables = {"HOME=" + folder, "TMPDIR=" + folder, "LC_ALL=C.UTF-8",
                 "PATH=" + std::string(path != nullptr ? path : kDefaultPath)};
    for (auto& word : words) argv.push_back(word.data());
    for (auto& variable : variables) environment.push_back(variable.data());
    argv.push_back(nullptr);
    environment.push_back(nullptr);
  }

  std::string program;
  std::string folder;
  std::vector<std::string> words;
  std::vector<std::string> variables;
  std::vector<char*> argv;
  std::vector<char*> environment;
};

void limit(int resource, std::uint64_t most) {
  const rlimit both = {most, most};
  ::setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

void limit_all(const Child& child) {
  // Several threads use up several seconds of processor time in one second.
  constexpr std::uint64_t kProcessors = 4;
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(child.wall_time).count();
  limit(RLIMIT_AS, child.memory);
  limit(RLIMIT_FSIZE, child.file_bytes);
  limit(RLIMIT_CPU, static_cast<std::uint64_t>(seconds) * kProcessors);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, kMostOpenFiles);
}

/// In the child, between fork and exec: system calls only.
[[noreturn]] void become(const Child& child, const Prepared& prepared, int output) {
  ::setpgid(0, 0);
  const int nothing = ::open("/dev/null", O_RDWR);
  const bool ready = nothing >= 0 && ::dup2(nothing, STDIN_FILENO) >= 0 &&
                     ::dup2(output, STDOUT_FILENO) >= 0 && ::dup2(nothing, STDERR_FILENO) >= 0 &&
                     (prepared.folder.empty() || ::chdir(prepared.folder.c_str()) == 0);
  if (ready) {
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    limit_all(child);
    ::execve(prepared.program.c_str(), prepared.argv.data(), prepared.environment.data());
  }
  ::_exit(kNotStarted);
}

/// A started child: killed with all that it started, and waited for, at the latest on leaving.
class Running {
 public:
  explicit Running(pid_t id) : id_(id) {}
  ~Running() { end(); }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  /// Whether the child itself has ended; its status is kept.
  bool ended() {
    if (!ended_) {
      const pid_t id = ::waitpid(id_, &status_, WNOHANG);
      ended_ = id == id_ || (id < 0 && errno != EINTR);
    }
    return ended_;
  }

  int end() {
    ::kill(-id_, SIGKILL);
    while (!ended_) {
      const pid_t id = ::waitpid(id_, &status_, 0);
      ended_ = id == id_ || (id < 0 && errno != EINTR);
    }
    return WIFEXITED(status_) ? WEXITSTATUS(status_) : -1;
  }

 private:
  pid_t id_;
  int status_ = 0;
  bool ended_ = false;
};

/// The two ends of a pipe.
class Pipe {
 public:
  Pipe() { open_ = ::pipe2(ends_.data(), O_CLOEXEC) == 0; }
  ~Pipe() {
    if (!open_) return;
    ::close(ends_[0]);
    close_writing();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  [[nodiscard]] bool open() const { return open_; }
  [[nodiscard]] int reading() const { return ends_[0]; }
  [[nodiscard]] int writing() const { return ends_[1]; }
  void close_writing() {
    if (ends_[1] >= 0) ::close(ends_[1]);
    ends_[1] = -1;
  }

 private:
  std::array<int, 2> ends_ = {-1, -1};
  bool open_ = false;
};

enum class Reading { Ended, TooLate, TooMuch };

/// Reads until the child ends. One that closes its output goes on; children of its own may hold
/// the output open after it: so both are watched, in short steps.
Reading read_output(Running& running, int output, const Child& child, std::string& text) {
  constexpr int kStep = 20;
  const auto deadline = Clock::now() + child.wall_time;
  bool open = true;
  std::array<char, 1 << 14> buffer = {};
  while (Clock::now() < deadline) {
    const bool last = running.ended();
    pollfd watched = {output, POLLIN, 0};
    if (open && ::poll(&watched, 1, last ? 0 : kStep) > 0) {
      const auto count = ::read(output, buffer.data(), buffer.size());
      if (count > 0) text.append(buffer.data(), static_cast<std::size_t>(count));
      open = count > 0 || (count < 0 && errno == EINTR);
      if (text.size() > child.output_bytes) return Reading::TooMuch;
      continue;
    }
    if (last) return Reading::Ended;
    if (!open) ::poll(nullptr, 0, kStep);
  }
  return Reading::TooLate;
}

}  // namespace

Result<ChildEnd> run_child(const Child& child) {
  const auto name = child.program.filename().string();
  const auto fail = [&](std::string_view why) {
    return Err(Error::Code::Unreadable, "{}: {}", name, why);
  };
  const Prepared prepared(child);
  Pipe pipe;
  if (!pipe.open()) return fail(std::strerror(errno));
  const pid_t id = ::fork();
  if (id < 0) return fail(std::strerror(errno));
  if (id == 0) become(child, prepared, pipe.writing());
  // Both sides make the group: whichever comes first, it is there before anyone kills it.
  ::setpgid(id, id);
  Running running(id);
  pipe.close_writing();

  ChildEnd end;
  const Reading reading = read_output(running, pipe.reading(), child, end.output);
  end.status = running.end();
  if (reading == Reading::TooLate) {
    const auto time = std::chrono::duration<double>(child.wall_time).count();
    return fail(fmt::format("did not end within {} seconds", time));
  }
  if (reading == Reading::TooMuch) return fail("printed too much");
  if (end.status == kNotStarted) return fail("could not be started");
  return end;
}

std::optional<fs::path> find_program(std::string_view name) {
  const char* path = std::getenv("PATH");
  for (const auto folder : split(path != nullptr ? path : kDefaultPath, ':')) {
    if (!folder.starts_with('/')) continue;
    const fs::path program = fs::path(folder) / name;
    std::error_code error;
    if (fs::is_regular_file(program, error) && ::access(program.c_str(), X_OK) == 0) return program;
  }
  return std::nullopt;
}

Result<PrivateFolder> PrivateFolder::make() {
  std::error_code error;
  std::string form = (fs::temp_directory_path(error) / "viendan-XXXXXX").string();
  if (error || ::mkdtemp(form.data()) == nullptr)
    return Err(Error::Code::Unreadable, "no temporary folder: {}", std::strerror(errno));
  return PrivateFolder(form);
}

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

PrivateFolder::PrivateFolder(PrivateFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})) {}

PrivateFolder& PrivateFolder::operator=(PrivateFolder&& other) noexcept {
  std::swap(path_, other.path_);
  return *this;
}

}  // namespace viendan
