#include "normalise/tally.h"

#include <utility>

namespace viendan::normalise {

void Tally::add(std::uint64_t key, bool plain) {
  Count& count = slots_[slot(key)];
  if (count.all++ == 0) {
    count.key = key;
    ++used_;
  }
  if (plain) ++count.plain;
  if (used_ * 2 > slots_.size()) grow();
}

void Tally::add_plain(std::uint64_t key) {
  Count& count = slots_[slot(key)];
  if (count.all > 0) ++count.plain;
}

void Tally::grow() {
  auto old = std::exchange(slots_, std::vector<Count>(slots_.size() * 2));
  for (const Count& count : old) {
    if (count.all > 0) slots_[slot(count.key)] = count;
  }
}

}  // namespace viendan::normalise
