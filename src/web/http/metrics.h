// What the server counts, in Prometheus' text format.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace viendan::web {

/// Of all requests. Several threads at once.
class RequestCounts {
 public:
  void count(int status, std::uint64_t bytes, std::chrono::microseconds time);
  void append_to(std::string& text) const;

 private:
  static constexpr std::array kBounds = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                         0.1,   0.25,   0.5,   1.0,  2.5,   10.0};
  std::array<std::atomic<std::uint64_t>, 5> by_class_ = {};                // 1xx to 5xx
  std::array<std::atomic<std::uint64_t>, kBounds.size() + 1> times_ = {};  // each up to its bound
  std::atomic<std::uint64_t> bytes_ = 0;
  std::atomic<std::uint64_t> microseconds_ = 0;
};

/// One number with its help and type ("counter" or "gauge").
void append_metric(std::string& text, std::string_view name, std::string_view type,
                   std::string_view help, double value);

/// Of this process, in bytes; 0 where the system does not tell.
[[nodiscard]] std::uint64_t resident_bytes();

}  // namespace viendan::web
