#include "search/index/database_values.h"

#include <map>
#include <unordered_map>

namespace viendan::search {
namespace {

Column read(Slot slot, const Xapian::Database& shard) {
  Column column;
  column.of_record.resize(shard.get_lastdocid() + 1, 0);
  std::unordered_map<std::string, std::uint32_t> known = {{"", 0}};
  const auto end = shard.valuestream_end(number_of(slot));
  for (auto value = shard.valuestream_begin(number_of(slot)); value != end; ++value) {
    std::string name = *value;
    const auto [entry, fresh] =
        known.try_emplace(std::move(name), static_cast<std::uint32_t>(column.names.size()));
    if (fresh) column.names.push_back(entry->first);
    column.of_record[value.get_docid()] = entry->second;
  }
  return column;
}

}  // namespace

std::shared_ptr<ShardValues> ShardValues::of(const std::string& location,
                                             const Xapian::Database& shard) {
  static std::mutex mutex;
  static std::map<std::string, std::weak_ptr<ShardValues>> all;
  // A folder may have been written anew.
  const std::string key = location + '\0' + shard.get_uuid();
  const std::scoped_lock lock(mutex);
  std::erase_if(all, [](const auto& each) { return each.second.expired(); });
  auto& kept = all[key];
  auto values = kept.lock();
  if (!values) kept = values = std::make_shared<ShardValues>();
  return values;
}

const Column& ShardValues::column(Slot slot, const Xapian::Database& shard) {
  const auto i = static_cast<std::size_t>(slot);
  std::call_once(read_.at(i), [this, i, slot, &shard] { columns_.at(i) = read(slot, shard); });
  return columns_.at(i);
}

const std::vector<std::uint32_t>& ShardValues::lengths(const Xapian::Database& shard) {
  std::call_once(lengths_read_, [this, &shard] {
    lengths_.resize(shard.get_lastdocid() + 1, 0);
    const auto end = shard.postlist_end({});
    for (auto at = shard.postlist_begin({}); at != end; ++at) lengths_[*at] = at.get_doclength();
  });
  return lengths_;
}

}  // namespace viendan::search
