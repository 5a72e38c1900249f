// Builds whenever something changes. Builds look at all files, so what exactly changed need not be
// known, and what happens while one runs is seen by the next.
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>

#include "cli/build_once.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/loaded.h"
#include "cli/watched_folder.h"

namespace viendan::cli {
namespace {

using Clock = WatchedFolder::Clock;
using namespace std::chrono_literals;

// How long to wait before another try: where another build holds the index, and where one failed
// for a reason that the folder does not tell, such as a full disk.
constexpr auto kBusyWait = 1s;
constexpr auto kFailedWait = 60s;
constexpr auto kLook = 50ms;  // while a build is due

// A build may be stopped at any instant: no clean-up is owed.
extern "C" void stopped(int) {
  _exit(ExitDone);
}

/// SIGINT and SIGTERM, held back while nothing is being built: they can be waited for then. A build
/// is stopped by them.
class Signals {
 public:
  Signals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGTERM);
    hold();
    std::signal(SIGTERM, stopped);
    file_ = ::signalfd(-1, &set_, SFD_NONBLOCK | SFD_CLOEXEC);
  }
  ~Signals() {
    if (file_ >= 0) ::close(file_);
  }
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  void hold() const { ::pthread_sigmask(SIG_BLOCK, &set_, nullptr); }
  void let_through() const { ::pthread_sigmask(SIG_UNBLOCK, &set_, nullptr); }
  [[nodiscard]] int descriptor() const { return file_; }
  /// The one that came, or 0.
  [[nodiscard]] int take() const {
    signalfd_siginfo told = {};
    const bool came = ::read(file_, &told, sizeof told) == sizeof told;
    return came ? static_cast<int>(told.ssi_signo) : 0;
  }

 private:
  sigset_t set_ = {};
  int file_ = -1;
};

class Watch {
 public:
  Watch(const Options& options, const WatchOptions& watch, const Vocabulary& vocabulary,
        WatchedFolder folder)
      : options_(options), watch_(watch), vocabulary_(vocabulary), folder_(std::move(folder)) {}

  Result<int> run() {
    fmt::print(stderr, "watching {}: {} folders\n", watch_.build.corpus.string(),
               folder_.folders());
    for (;;) {
      const int signal = wait();
      if (signal != 0) return signal == SIGINT ? ExitInterrupted : ExitDone;
      const auto changed = folder_.take();
      if (!changed) return tl::unexpected(changed.error());
      if (*changed) {
        due_ = true;
        if (!busy_) not_before_ = {};
      }
      const auto settle = std::chrono::duration<double>(watch_.settle);
      const bool quiet = folder_.is_quiet(std::chrono::duration_cast<Clock::duration>(settle));
      if (!due_ || !quiet || Clock::now() < not_before_) continue;
      if (auto built = build(); !built) return tl::unexpected(built.error());
    }
  }

 private:
  /// Until something changes, or a build is due; the signal that came, or 0.
  [[nodiscard]] int wait() const {
    std::array<pollfd, 2> files{
        {{folder_.descriptor(), POLLIN, 0}, {signals_.descriptor(), POLLIN, 0}}};
    const int longest = due_ ? static_cast<int>(std::chrono::milliseconds(kLook).count()) : -1;
    (void)::poll(files.data(), files.size(), longest);
    return signals_.take();
  }

  Result<void> build() {
    signals_.let_through();
    const auto report = build_once(options_, watch_.build, vocabulary_);
    signals_.hold();
    if (!report) {
      failed(report.error());
      return {};
    }
    due_ = busy_ = false;
    last_error_.clear();
    std::string failures;
    for (const auto& failure : report->failures) failures += failure.message + "\n";
    const bool news = first_ || report->published || failures != failures_;
    failures_ = std::move(failures);
    first_ = false;
    return news ? tell(*report, watch_.build) : Result<void>();
  }

  /// Tried again, and told once.
  void failed(const Error& error) {
    busy_ = error.code == Error::Code::Busy;
    not_before_ =
        Clock::now() + (busy_ ? Clock::duration(kBusyWait) : Clock::duration(kFailedWait));
    if (error.message == last_error_) return;
    last_error_ = error.message;
    fmt::print(stderr, "viendan: {}\n", error.message);
    if (!error.hint.empty()) fmt::print(stderr, "{}\n", error.hint);
  }

  const Options& options_;
  const WatchOptions& watch_;
  const Vocabulary& vocabulary_;
  WatchedFolder folder_;
  Signals signals_;
  bool due_ = true, busy_ = false, first_ = true;
  Clock::time_point not_before_ = {};
  std::string last_error_, failures_;
};

}  // namespace

Result<int> run(const Options& options, const WatchOptions& watch) {
  const auto vocabulary = load_vocabulary(options);
  if (!vocabulary) return tl::unexpected(vocabulary.error());
  auto folder = WatchedFolder::open(watch.build.corpus);
  if (!folder) return tl::unexpected(folder.error());
  return Watch(options, watch, *vocabulary, *std::move(folder)).run();
}

}  // namespace viendan::cli
