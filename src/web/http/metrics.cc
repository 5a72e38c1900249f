#include "web/http/metrics.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace viendan::web {
namespace {

void append_head(std::string& text, std::string_view name, std::string_view type,
                 std::string_view help) {
  text += fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
}

}  // namespace

void append_metric(std::string& text, std::string_view name, std::string_view type,
                   std::string_view help, double value) {
  append_head(text, name, type, help);
  text += fmt::format("{} {}\n", name, value);
}

void RequestCounts::count(int status, std::uint64_t bytes, std::chrono::microseconds time) {
  const auto of_status = static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1);
  ++by_class_.at(of_status);
  const double seconds = std::chrono::duration<double>(time).count();
  const auto bound = std::ranges::lower_bound(kBounds, seconds) - kBounds.begin();
  ++times_.at(static_cast<std::size_t>(bound));
  bytes_ += bytes;
  microseconds_ += static_cast<std::uint64_t>(std::max<std::int64_t>(time.count(), 0));
}

void RequestCounts::append_to(std::string& text) const {
  append_head(text, "viendan_requests_total", "counter", "Requests answered, by class of status.");
  for (std::size_t i = 0; i < by_class_.size(); ++i)
    text += fmt::format("viendan_requests_total{{status=\"{}xx\"}} {}\n", i + 1, by_class_[i]);
  constexpr std::string_view kTimes = "viendan_request_seconds";
  append_head(text, kTimes, "histogram",
              "Time from the head of a request to the end of its answer.");
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < times_.size(); ++i) {
    sum += times_[i];
    const std::string bound = i < kBounds.size() ? fmt::format("{}", kBounds[i]) : "+Inf";
    text += fmt::format("{}_bucket{{le=\"{}\"}} {}\n", kTimes, bound, sum);
  }
  text += fmt::format("{}_sum {}\n", kTimes, static_cast<double>(microseconds_) / 1e6);
  text += fmt::format("{}_count {}\n", kTimes, sum);
  append_metric(text, "viendan_body_bytes_total", "counter", "Bytes of bodies sent.",
                static_cast<double>(bytes_));
}

std::uint64_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::uint64_t all = 0;
  std::uint64_t resident = 0;
  file >> all >> resident;
  return file ? resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)) : 0;
}

}  // namespace viendan::web
