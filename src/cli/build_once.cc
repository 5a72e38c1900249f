#include "cli/build_once.h"

#include <unistd.h>

#include <cstdio>
#include <thread>

#include "base/file.h"
#include "base/unicode.h"
#include "cli/impact_text.h"
#include "render/impact.h"
#include "store/shadow.h"

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

pipeline::Config config_of(const Options& options, const BuildOptions& build) {
  const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
  return {.corpus = build.corpus,
          .index = options.index,
          .jobs = build.jobs == 0 ? cores : build.jobs,
          .shards = build.shards,
          .full = build.full,
          .allow_removal = build.allow_removal,
          .limits = {.ocr = build.ocr}};
}

std::string outcome_of(const pipeline::Report& report, const BuildOptions& build) {
  if (!report.published) return "; nothing changed";
  return build.dry_run ? "; a dry run: nothing is published" : "";
}

void tell_text(const pipeline::Report& report, const BuildOptions& build) {
  fmt::print(stderr, "{}", impact_text(report.impact));
  for (const auto& failure : report.failures) fmt::print(stderr, "not read: {}\n", failure.message);
  for (const auto* corrections : {&report.idle_corrections, &report.stale_corrections}) {
    for (const auto& each : *corrections) fmt::print(stderr, "correction: {}\n", each.message);
  }
  fmt::print(stderr,
             "{} documents ({} read now, {} removed), {} cited that are not here, {} not read{}\n",
             report.documents, report.read, report.removed, report.stubs, report.failures.size(),
             outcome_of(report, build));
}

}  // namespace

Result<pipeline::Report> build_once(const Options& options, const BuildOptions& build,
                                    const Vocabulary& vocabulary) {
  pipeline::Config config = config_of(options, build);
  Line line;
  if (!build.dry_run) return pipeline::build(config, vocabulary, line);
  const auto shadow = store::Shadow::of(options.index);
  if (!shadow) return tl::unexpected(shadow.error());
  config.index = shadow->index();
  return pipeline::build(config, vocabulary, line);
}

Result<void> tell(const pipeline::Report& report, const BuildOptions& build) {
  const bool published = report.published && !build.dry_run;
  const auto json = [&] { return render::impact_as_json(report.impact, published, build.dry_run); };
  if (build.format == ReportFormat::Json) {
    fmt::print("{}", json());
    std::fflush(stdout);
  } else {
    tell_text(report, build);
  }
  return build.report.empty() ? Result<void>() : write_file_atomically(build.report, json());
}

}  // namespace viendan::cli
