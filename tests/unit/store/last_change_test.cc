#include <catch2/catch.hpp>

#include "store/catalogue.h"
#include "support/scratch.h"

namespace viendan::store {
namespace {

using Names = std::vector<std::string>;

SourceRecord source(const std::string& file, const std::string& id, const std::string& digest) {
  return {.source = file, .digest = digest, .own = id, .id = id, .segment = 1, .key = id};
}

void publish(const std::filesystem::path& index, std::vector<SourceRecord> sources,
             const Names& stubs) {
  auto generation = Generation::begin(index);
  REQUIRE(generation);
  const auto number = generation->add_segment();
  REQUIRE(number);
  Manifest manifest{.segments = {{.number = *number}}, .sources = std::move(sources)};
  for (const auto& id : stubs) manifest.stubs.push_back({id, *number, id});
  REQUIRE(generation->publish(std::move(manifest)));
}

std::optional<LastChange> change_of(const std::filesystem::path& index) {
  const auto live = Workspace::open(index);
  REQUIRE(live);
  auto change = last_change(index, *live);
  REQUIRE(change);
  return *std::move(change);
}

}  // namespace

TEST_CASE("the last change is told by source: what came, changed, went, and which stubs") {
  const test::Scratch scratch;
  const auto index = scratch / "index";
  publish(index,
          {source("a.txt", "qd/1", "1"),
           source("b.txt", "qd/2", "2"),
           source("c.txt", "qd/3", "3"),
           {.source = "unread.txt", .error = "no text"}},
          {"qd/4", "qd/9"});
  CHECK_FALSE(change_of(index));

  publish(index,
          {source("a.txt", "qd/1", "1"), source("c.txt", "qd/3", "changed"),
           source("d.txt", "qd/4", "4"), source("e.txt", "qd/0", "5")},
          {"qd/8", "qd/9"});
  const auto change = change_of(index);
  REQUIRE(change);
  CHECK(change->added == Names{"qd/0", "qd/4"});
  CHECK(change->changed == Names{"qd/3"});
  CHECK(change->removed == Names{"qd/2"});
  CHECK(change->became_real == Names{"qd/4"});
  CHECK(change->new_stubs == Names{"qd/8"});
  CHECK(change->published.size() == std::string_view("2026-11-21T13:35:35Z").size());
  CHECK(change->published.back() == 'Z');
}

TEST_CASE(
    "a file that is read anew to the same bytes has not changed, one with another identity has") {
  const test::Scratch scratch;
  const auto index = scratch / "index";
  publish(index, {source("a.txt", "qd/1", "1"), source("b.txt", "qd/2", "2")}, {});
  publish(index, {source("a.txt", "qd/1", "1"), source("b.txt", "qd/5", "2")}, {});
  const auto change = change_of(index);
  REQUIRE(change);
  CHECK(change->changed == Names{"qd/5"});
  CHECK(change->added.empty());
  CHECK(change->removed.empty());
}

}  // namespace viendan::store
