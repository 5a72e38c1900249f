// Work on many things with a fixed number of threads, with an outcome that does not depend on it.
#pragma once

#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace viendan::pipeline {

/// Calls `work(i)` once for each i below `count`, from up to `jobs` threads, and returns when all
/// are done. `work` writes only what belongs to its own i, so the result is the same for any
/// number of jobs. It must not throw.
template <typename Work>
void for_each_index(std::size_t count, unsigned jobs, const Work& work) {
  std::atomic<std::size_t> next = 0;
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::jthread> threads;
  for (unsigned extra = 1; extra < jobs && extra < count; ++extra) threads.emplace_back(run);
  run();
}

}  // namespace viendan::pipeline
