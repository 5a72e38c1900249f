// Counts by 64-bit keys.
#pragma once

#include <cstdint>
#include <vector>

namespace viendan::normalise {

struct Count {
  std::uint64_t key = 0;
  std::uint32_t all = 0;
  std::uint32_t plain = 0;  // of these not as a name: without a capital after the first letter
};

/// A table of counts with open addressing.
class Tally {
 public:
  Tally() : slots_(1 << 6) {}
  void add(std::uint64_t key, bool plain);
  /// Counts only a key that was added before, and only where it is plain.
  void add_plain(std::uint64_t key);
  /// The counts of a key; zero where it was never met.
  [[nodiscard]] Count find(std::uint64_t key) const { return slots_[slot(key)]; }
  /// All of them, in no particular order; those that count nothing are empty places.
  [[nodiscard]] const std::vector<Count>& slots() const { return slots_; }

 private:
  [[nodiscard]] std::size_t slot(std::uint64_t key) const {
    // Multipliers of splitmix64; the high bits are the well mixed ones.
    const auto mixed = key * 0x9E3779B97F4A7C15u;
    const auto mask = slots_.size() - 1;
    auto at = static_cast<std::size_t>((mixed ^ (mixed >> 29)) * 0x94D049BB133111EBu >> 32) & mask;
    while (slots_[at].all > 0 && slots_[at].key != key) at = (at + 1) & mask;
    return at;
  }
  void grow();

  std::vector<Count> slots_;  // a power of two
  std::size_t used_ = 0;
};

}  // namespace viendan::normalise
