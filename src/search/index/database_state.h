// What a Database holds: shared by the files that make it, nobody else includes this.
#pragma once

#include <algorithm>
#include <deque>
#include <list>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "search/index/database.h"
#include "search/index/database_values.h"

namespace viendan::search {

/// What was stored with the records that were asked for last. Reading one means to unpack it, and
/// pages of results have much in common.
class Recent {
 public:
  /// nullptr where it is not kept.
  [[nodiscard]] const std::string* find(std::uint32_t record) {
    const auto known = places_.find(record);
    if (known == places_.end()) return nullptr;
    records_.splice(records_.begin(), records_, known->second);
    return &known->second->second;
  }
  /// What is returned stays until the next call.
  const std::string& keep(std::uint32_t record, std::string stored) {
    constexpr std::size_t kMostBytes = 1U << 20U;
    bytes_ += stored.size();
    records_.emplace_front(record, std::move(stored));
    places_.emplace(record, records_.begin());
    while (bytes_ > kMostBytes && records_.size() > 1) {
      bytes_ -= records_.back().second.size();
      places_.erase(records_.back().first);
      records_.pop_back();
    }
    return records_.front().second;
  }

 private:
  std::list<std::pair<std::uint32_t, std::string>> records_ = {};  // the last used first
  std::unordered_map<std::uint32_t, decltype(records_)::iterator> places_ = {};
  std::size_t bytes_ = 0;
};

/// The records of a shard that have a term.
class TermRecords {
 public:
  /// `records`: ascending. `last`: of the shard.
  TermRecords(std::vector<std::uint32_t> records, std::uint32_t last) {
    constexpr std::uint32_t kBitsOfNumber = 32;
    if (records.size() < last / kBitsOfNumber) {
      few_ = std::move(records);
      return;
    }
    many_.emplace(last);
    for (const std::uint32_t record : records) many_->add(record);
  }

  [[nodiscard]] bool has(std::uint32_t record) const {
    return many_ ? many_->has(record) : std::ranges::binary_search(few_, record);
  }
  void add_to(RecordSet& set) const {
    if (many_) set |= *many_;
    for (const std::uint32_t record : few_) set.add(record);
  }
  [[nodiscard]] std::size_t bytes() const {
    return sizeof(*this) + (many_ ? many_->bytes() : few_.size() * sizeof(std::uint32_t));
  }

 private:
  std::vector<std::uint32_t> few_ = {};
  std::optional<RecordSet> many_ = {};
};

struct Database::State {
  std::vector<std::string> locations = {};
  std::vector<Xapian::Database> shards = {};
  Xapian::Database database = {};  // all of them
  std::uint32_t size = 0;
  Xapian::Query dead = {};  // empty where none are
  std::unordered_set<std::uint32_t> dead_records = {};
  mutable Silence silence = {};
  mutable Recent recent = {};

  /// What is kept of a shard in a folder, to select records.
  struct Kept {
    std::shared_ptr<ShardValues> values = {};
    RecordSet living = {};
    std::unordered_map<std::string, TermRecords> terms = {};
    std::size_t bytes = 0;  // of these
  };
  mutable std::vector<Kept> kept = {};  // none where a shard is on a server
  /// What was looked for by position: dear, and asked for again where conditions change.
  mutable std::deque<std::pair<Expression, Selection>> close = {};

  bool keep_values();
  /// Until the next call.
  [[nodiscard]] const TermRecords& records_of(std::size_t shard, const std::string& term) const;
  /// The best of the records, of which all match. Not with prefixes: Xapian weighs these.
  [[nodiscard]] Matches best(const Expression& within, const Search& search,
                             const Selection& all) const;
  /// The records of a shard that a bounded expression matches, dead ones too.
  [[nodiscard]] RecordSet select(std::size_t shard, const Expression& within) const;
  /// The living records that a bounded expression matches, and those that it does not.
  [[nodiscard]] Selection select(const Expression& within) const;
  [[nodiscard]] Selection others(const Expression& within) const;
  [[nodiscard]] Selection living() const;

  /// What the action makes of all shards as one.
  template <typename Action>
  [[nodiscard]] auto run(Action action) const -> Result<decltype(action(database))> {
    return attempt([&] { return action(database); }, [&] { return culprit(action); });
  }

  /// What the action makes of a record, as its shard numbers it.
  template <typename Action>
  [[nodiscard]] auto run_for(std::uint32_t record, Action action) const
      -> Result<decltype(action(database, record))> {
    const std::size_t shard = (record - 1) % shards.size();
    const auto number = static_cast<Xapian::docid>((record - 1) / shards.size() + 1);
    return attempt([&] { return action(shards[shard], number); }, [&] { return locations[shard]; });
  }

  /// What the action makes of what is in folders alone.
  template <typename Action>
  [[nodiscard]] auto run_local(Action action) const -> Result<decltype(action())> {
    return attempt(action, [&] { return join(locations, ", "); });
  }

 private:
  template <typename Action, typename Place>
  [[nodiscard]] auto attempt(Action action, Place place) const -> Result<decltype(action())> {
    try {
      return action();
    } catch (const Xapian::NetworkError& error) {
      note(error);
      return failure(silence.location.empty() ? join(locations, ", ") : silence.location, error);
    } catch (const Xapian::Error& error) {
      return failure(place(), error);
    }
  }

  void note(const Xapian::NetworkError& error) const {
    silence = {.met = true,
               .why = error.get_msg(),
               .hung = std::string_view(error.get_type()) == "NetworkTimeoutError"};
    for (const auto& location : locations) {
      if (error.get_context().find("(" + location + ")") != std::string::npos)
        silence.location = location;
    }
  }

  /// The shard that fails when asked alone; all where each does alone what they do not together.
  template <typename Action>
  [[nodiscard]] std::string culprit(Action action) const {
    for (std::size_t i = 0; i < shards.size(); ++i) {
      try {
        (void)action(shards[i]);
      } catch (const Xapian::Error&) {
        return locations[i];
      }
    }
    return join(locations, ", ");
  }
};

}  // namespace viendan::search
