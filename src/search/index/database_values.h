// The values of all records of a shard in memory: what facets count without asking for each record.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "search/index/database_xapian.h"

namespace viendan::search {

/// The values of one slot.
struct Column {
  std::vector<std::string> names = {""};      // each once; the first is no value
  std::vector<std::uint32_t> of_record = {};  // index into names; by number of the record
};

/// Shared by all readers of a folder, since it never changes. Each column is read when it is first
/// asked for.
class ShardValues {
 public:
  /// Those of the database at a location, as others have them already.
  [[nodiscard]] static std::shared_ptr<ShardValues> of(const std::string& location,
                                                       const Xapian::Database& shard);

  /// May be called by several threads, each with its own database.
  [[nodiscard]] const Column& column(Slot slot, const Xapian::Database& shard);
  /// The counted terms of each record, by its number.
  [[nodiscard]] const std::vector<std::uint32_t>& lengths(const Xapian::Database& shard);

 private:
  static constexpr std::size_t kSlots = static_cast<std::size_t>(Slot::Resumed) + 1;
  std::array<std::once_flag, kSlots> read_ = {};
  std::array<Column, kSlots> columns_ = {};
  std::once_flag lengths_read_ = {};
  std::vector<std::uint32_t> lengths_ = {};
};

}  // namespace viendan::search
