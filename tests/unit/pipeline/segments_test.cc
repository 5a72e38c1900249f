#include "pipeline/segments.h"

#include <catch2/catch.hpp>

#include "pipeline/identities.h"
#include "pipeline/sources.h"

namespace viendan::pipeline {
namespace {

store::Manifest manifest_of(const std::vector<std::uint64_t>& sizes, int shards = 1) {
  store::Manifest manifest{.shards = shards};
  for (const auto size : sizes) {
    manifest.segments.push_back(
        {.number = static_cast<int>(manifest.segments.size()) + 1, .bytes = size});
  }
  return manifest;
}

std::vector<std::string> given(const std::vector<std::pair<std::string, bool>>& own) {
  std::vector<Item> items;
  for (const auto& [id, translation] : own) {
    items.push_back({.record = {.source = "x", .own = id, .translation = translation}});
  }
  give_identities(items);
  std::vector<std::string> ids;
  for (const Item& item : items) ids.push_back(item.record.id);
  return ids;
}

}  // namespace

TEST_CASE("Few segments are left alone; of more the smallest are merged, never a shard") {
  std::vector<std::uint64_t> sizes(kMostSegments + 1, 5);
  sizes[0] = 1;  // the shard, though it is the smallest
  CHECK(choose_merge(manifest_of(sizes)).empty());
  sizes.push_back(900);
  const auto chosen = choose_merge(manifest_of(sizes));
  CHECK(chosen.size() == kMostSegments);
  CHECK(std::ranges::count(chosen, 1) == 0);
  CHECK(std::ranges::count(chosen, 14) == 0);
}

TEST_CASE("Where so many documents die, all are put anew") {
  store::Manifest live = manifest_of({1});
  live.segments[0].dead.resize(kFewDead);
  Sources sources{.items = std::vector<Item>(300)};
  for (Item& item : sources.items) item.record.own = "x";
  CHECK_FALSE(too_much_dies(live, sources));
  live.segments[0].dead.emplace_back();
  CHECK(too_much_dies(live, sources));
  sources.items.resize(3000, sources.items.front());
  CHECK_FALSE(too_much_dies(live, sources));
}

TEST_CASE("Of two documents of one identity the later has a mark, a translation the last") {
  CHECK(given({{"a", false}, {"a", false}, {"b", false}, {"a", false}}) ==
        std::vector<std::string>{"a", "a~2", "b", "a~3"});
  CHECK(given({{"a", true}, {"", false}, {"a", false}}) ==
        std::vector<std::string>{"a~2", "", "a"});
}

TEST_CASE("A file is unchanged where it looks the same and did so before the build looked") {
  constexpr std::int64_t kSecond = 1'000'000'000;
  const store::Stamp old{
      .size = 5, .inode = 7, .modified = 100 * kSecond, .changed = 100 * kSecond};
  CHECK(surely_unchanged(old, 200 * kSecond, old));
  CHECK_FALSE(surely_unchanged(old, 101 * kSecond, old));  // a clock of seconds stood still
  store::Stamp fine = old;
  fine.modified = fine.changed = 100 * kSecond + 1;
  CHECK(surely_unchanged(fine, 101 * kSecond, fine));
  CHECK_FALSE(surely_unchanged(fine, 100 * kSecond + 5'000'000, fine));
  for (const auto& other : {store::Stamp{6, 7, 100 * kSecond, 100 * kSecond},
                            store::Stamp{5, 8, 100 * kSecond, 100 * kSecond},
                            store::Stamp{5, 7, 99 * kSecond, 100 * kSecond},
                            store::Stamp{5, 7, 100 * kSecond, 99 * kSecond}}) {
    CHECK_FALSE(surely_unchanged(old, 200 * kSecond, other));
  }
}

}  // namespace viendan::pipeline
