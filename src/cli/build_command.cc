#include <unistd.h>

#include <cstdlib>
#include <thread>

#include "base/unicode.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/loaded.h"
#include "pipeline/build.h"

namespace viendan::cli {
namespace {

/// One line that is written over, on a terminal only.
class Line final : public pipeline::Progress {
 public:
  Line() : shown_(isatty(STDERR_FILENO) != 0) {}
  ~Line() override { clear(); }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  void read(std::size_t done, std::size_t total, std::string_view source) override {
    if (shown_)
      fmt::print(stderr, "\r\033[K[{}/{}] {}", done, total,
                 source.substr(0, offset_of_code_point(source, 60)));
  }
  void page(std::size_t done, std::size_t total, std::string_view source) override {
    if (shown_)
      fmt::print(stderr, "\r\033[K{}: page {} of {}",
                 source.substr(0, offset_of_code_point(source, 60)), done, total);
  }
  void step(std::string_view what) override {
    if (shown_) fmt::print(stderr, "\r\033[K{}", what);
  }

 private:
  void clear() const {
    if (shown_) fmt::print(stderr, "\r\033[K");
  }
  bool shown_;
};

void tell(const pipeline::Report& report) {
  for (const auto& failure : report.failures) fmt::print(stderr, "not read: {}\n", failure.message);
  fmt::print(stderr,
             "{} documents ({} read now, {} removed), {} cited that are not here, {} not read{}\n",
             report.documents, report.read, report.removed, report.stubs, report.failures.size(),
             report.published ? "" : "; nothing changed");
}

}  // namespace

Result<int> run(const Options& options, const BuildOptions& build) {
  const auto vocabulary = load_vocabulary(options);
  if (!vocabulary) return tl::unexpected(vocabulary.error());
  const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
  const pipeline::Config config{.corpus = build.corpus,
                                .index = options.index,
                                .jobs = build.jobs == 0 ? cores : build.jobs,
                                .shards = build.shards,
                                .full = build.full,
                                .limits = {.ocr = build.ocr}};
  Result<pipeline::Report> report;
  {
    Line line;
    report = pipeline::build(config, *vocabulary, line);
  }
  if (!report) return tl::unexpected(report.error());
  tell(*report);
  return report->failures.empty() ? ExitDone : ExitUnread;
}

}  // namespace viendan::cli
