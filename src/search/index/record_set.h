// A set of records of one database.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace viendan::search {

/// Numbers from 1 to `last`, a bit each.
class RecordSet {
 public:
  RecordSet() = default;
  explicit RecordSet(std::uint32_t last, bool all = false)
      : bits_(last / 64 + 1, all ? ~std::uint64_t{0} : 0) {
    if (!all) return;
    bits_.front() &= ~std::uint64_t{1};
    bits_.back() &= ~std::uint64_t{0} >> (63 - last % 64);
  }

  void add(std::uint32_t record) { bits_[record / 64] |= std::uint64_t{1} << record % 64; }
  void remove(std::uint32_t record) { bits_[record / 64] &= ~(std::uint64_t{1} << record % 64); }
  [[nodiscard]] bool has(std::uint32_t record) const {
    return (bits_[record / 64] >> record % 64 & 1U) != 0;
  }
  [[nodiscard]] std::uint32_t size() const {
    std::uint32_t count = 0;
    for (const auto word : bits_) count += static_cast<std::uint32_t>(std::popcount(word));
    return count;
  }
  [[nodiscard]] std::size_t bytes() const { return bits_.size() * sizeof(std::uint64_t); }

  // Of sets of one database.
  RecordSet& operator&=(const RecordSet& other) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= other.bits_[i];
    return *this;
  }
  RecordSet& operator|=(const RecordSet& other) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= other.bits_[i];
    return *this;
  }
  RecordSet& operator-=(const RecordSet& other) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= ~other.bits_[i];
    return *this;
  }

  template <typename Action>
  void each(Action action) const {
    for (std::size_t i = 0; i < bits_.size(); ++i) {
      for (auto word = bits_[i]; word != 0; word &= word - 1)
        action(static_cast<std::uint32_t>(i * 64) +
               static_cast<std::uint32_t>(std::countr_zero(word)));
    }
  }

 private:
  std::vector<std::uint64_t> bits_ = {};
};

}  // namespace viendan::search
