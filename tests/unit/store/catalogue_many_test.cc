// Catalogues of very many facts, and of very many parts.
#include <ctime>

#include "base/file.h"
#include "unit/store/catalogue_of_tests.h"

namespace viendan::store {
namespace {

constexpr int kDocuments = 20, kActivities = 1000;  // of each
constexpr std::size_t kFrom = 9000;

/// No order of the activities is the order of the documents.
Document plan(int number, int activities) {
  Document d;
  d.source = fmt::format("{}.txt", number);
  d.metadata.id = fmt::format("qd-ttg/2015/{:03}", number);
  d.text = "Điều 1. Một hai ba\n";
  d.map = SourceMap({{0, 1, 0, 19}});
  d.blocks = {{BlockKind::Document, -1, {0, static_cast<std::uint32_t>(d.text.size())}}};
  for (int i = 0; i < activities; ++i) {
    const int mixed = (number * activities + i) * 7919 % (kDocuments * kActivities);
    Activity a;
    a.title = fmt::format("Việc {:05}", mixed);
    a.lead = {{fmt::format("Cục {:02}", mixed % 90), ""}};
    a.timeline = {"", Date{1950 + mixed % 75}, Date{2025 + mixed % 35}, ""};
    a.span = {0, 5};
    d.activities.push_back(std::move(a));
  }
  return d;
}

std::string key_of(int number) {
  return fmt::format("key {}", number);
}

/// Three segments; the documents 0 and 15 are dead in the first.
void publish(const fs::path& index) {
  auto generation = Generation::begin(index);
  REQUIRE(generation);
  Manifest manifest;
  for (int segment = 0; segment < 3; ++segment) {
    const auto number = generation->add_segment();
    auto writer = CatalogueWriter::create(generation->catalogue_file(*number));
    REQUIRE(writer);
    for (int i = segment; i < kDocuments; i += 3) {
      REQUIRE(writer->put(plan(i, kActivities), key_of(i), {}));
    }
    REQUIRE(writer->finish());
    manifest.segments.push_back({.number = *number});
  }
  manifest.segments[0].dead = {key_of(0), key_of(15)};
  REQUIRE(generation->publish(std::move(manifest)));
}

template <typename Ask>
double cpu_of(const Ask& ask) {
  const std::clock_t begin = std::clock();
  ask();
  return static_cast<double>(std::clock() - begin);
}

void write(const fs::path& file, int from, int to, CatalogueWriter::Use use) {
  auto writer = CatalogueWriter::create(file, use);
  REQUIRE(writer);
  for (int i = from; i < to; ++i) REQUIRE(writer->put(plan(i, 20), key_of(i), {}));
  REQUIRE(writer->finish());
}

void join(const fs::path& file, const std::vector<fs::path>& from,
          const std::vector<std::string>& dead = {}) {
  auto writer = CatalogueWriter::create(file);
  REQUIRE(writer);
  for (const auto& each : from) REQUIRE(writer->take(each, dead));
  const auto finished = writer->finish();
  INFO((finished ? "" : finished.error().message));
  REQUIRE(finished);
}

}  // namespace

TEST_CASE(
    "a page of 50 of 20,000 activities costs little of what half of them cost, in every order") {
  const test::Scratch scratch;
  publish(scratch / "index");
  const auto catalogue = value_of(Catalogue::open(value_of(Workspace::open(scratch / "index"))));
  using Order = ActivitiesWanted::Order;
  for (const Order order :
       {Order::Document, Order::Start, Order::End, Order::Agency, Order::Title}) {
    for (const bool descending : {false, true}) {
      INFO(static_cast<int>(order) << (descending ? " down" : " up"));
      const ActivitiesWanted wanted{.order = order, .descending = descending};
      Listed<ActivityFact> all, first;
      const double whole = cpu_of([&] {
        all = value_of(catalogue.activities(wanted, {0, kFrom + 50}));
      });
      const double part = cpu_of([&] { first = value_of(catalogue.activities(wanted, {0, 50})); });
      const auto page = value_of(catalogue.activities(wanted, {kFrom, 50}));
      CHECK(part * 3 < whole);
      CHECK(all.total == (kDocuments - 2) * kActivities);
      REQUIRE(all.items.size() == kFrom + 50);
      REQUIRE(first.items.size() == 50);
      REQUIRE(page.items.size() == 50);
      CHECK(first.items[49].activity == all.items[49].activity);
      for (std::size_t i = 0; i < page.items.size(); ++i) {
        REQUIRE(page.items[i].activity == all.items[kFrom + i].activity);
      }
    }
  }
}

TEST_CASE("parts that know their place are joined to the same bytes as others, however many") {
  const test::Scratch scratch;
  std::vector<fs::path> one, known, unknown, fine;
  one.push_back(scratch / "one");
  write(one.back(), 0, kDocuments, {});
  for (int i = 0; i < kDocuments; i += 5) {
    known.push_back(scratch / fmt::format("known-{}", i));
    write(known.back(), i, i + 5, {.is_part = true, .before = i});
    unknown.push_back(scratch / fmt::format("unknown-{}", i));
    write(unknown.back(), i, i + 5, {});
  }
  for (int i = 0; i < kDocuments; ++i) {
    fine.push_back(scratch / fmt::format("fine-{}", i));
    write(fine.back(), i, i + 1, {.is_part = true});
  }
  join(scratch / "joined", one);
  const std::string expected = *read_file(scratch / "joined", 1U << 26U);
  for (const auto& parts : {known, unknown, fine}) {
    join(scratch / "again", parts);
    CHECK(*read_file(scratch / "again", 1U << 26U) == expected);
  }
  CHECK_FALSE(fs::exists(scratch / "again-0"));
}

TEST_CASE("catalogues whose documents lie between each other's are joined in order of identity") {
  const test::Scratch scratch;
  write(scratch / "whole", 0, 3, {});
  auto odd = CatalogueWriter::create(scratch / "odd"),
       even = CatalogueWriter::create(scratch / "even");
  for (const int i : {0, 2}) REQUIRE(even->put(plan(i, 20), key_of(i), {}));
  for (const int i : {1, 5}) REQUIRE(odd->put(plan(i, 20), key_of(i), {}));
  REQUIRE(even->finish());
  REQUIRE(odd->finish());
  join(scratch / "expected", {scratch / "whole"});
  join(scratch / "joined", {scratch / "odd", scratch / "even"}, {key_of(5)});
  const auto rows = [](const fs::path& file) { return *read_file(file, 1U << 26U); };
  CHECK(rows(scratch / "joined").size() == rows(scratch / "expected").size());
  join(scratch / "once more", {scratch / "joined"});
  CHECK(rows(scratch / "once more") == rows(scratch / "expected"));
}

TEST_CASE("a part is no catalogue to be read") {
  const test::Scratch scratch;
  auto generation = Generation::begin(scratch / "index");
  REQUIRE(generation);
  const auto number = generation->add_segment();
  write(generation->catalogue_file(*number), 0, 1, {.is_part = true});
  REQUIRE(generation->publish({.segments = {{.number = *number}}}));
  CHECK_FALSE(Catalogue::open(value_of(Workspace::open(scratch / "index"))));
}

}  // namespace viendan::store
