// Records that match as sets, and what they weigh: as Xapian has it.
#include <set>

#include "search/index/database.h"
#include "search/index/record_set.h"
#include "search/index/stored.h"
#include "support/small_index.h"

namespace viendan::search {
namespace {

using namespace test_index;
using Kind = Expression::Kind;

Expression word(std::string_view word, unsigned count = 1) {
  return {.kind = Kind::Term, .term = std::string(word), .count = count};
}

Expression of(Kind kind, std::vector<Expression> parts) {
  return {.kind = kind, .parts = std::move(parts), .count = 5};
}

Expression weighed(Kind kind, Expression part, double factor) {
  return {.kind = kind, .parts = {std::move(part)}, .factor = factor};
}

struct Row {
  std::string name;
  Expression expression;
  std::size_t matches;
};

std::vector<Row> rows() {
  const Expression green = word("xanh"), clean = word("sạch"), save = word("tiết");
  const Expression growth = of(Kind::Phrase, {word("tăng"), word("trưởng")});
  const Expression dates{
      .kind = Kind::Between, .slot = Slot::Date, .low = "20140101", .high = "20151231"};
  return {
      {"nothing", {}, 0},
      {"everything", {.kind = Kind::Everything}, 5},
      {"a word", green, 4},
      {"a word twice", word("xanh", 2), 4},
      {"an unknown word", word("zzzz"), 0},
      {"all", of(Kind::All, {green, clean}), 2},
      {"any", of(Kind::Any, {clean, save, word("zzzz")}), 3},
      {"a phrase", growth, 2},
      {"a phrase of alternatives",
       of(Kind::Phrase, {of(Kind::Any, {word("tăng"), word("tang")}),
                         of(Kind::Any, {word("trưởng"), word("truong")})}),
       3},
      {"nearness", of(Kind::Near, {word("xanh"), word("lối")}), 1},
      {"what only adds weight", of(Kind::Prefer, {green, of(Kind::Any, {clean, growth})}), 4},
      {"a condition", of(Kind::Filter, {green, clean}), 2},
      {"an exclusion", of(Kind::Without, {green, clean}), 2},
      {"an exclusion of alternatives", of(Kind::Without, {green, of(Kind::Any, {growth, clean})}),
       1},
      {"half as much", weighed(Kind::Scaled, of(Kind::All, {green, clean}), 0.5), 2},
      {"a constant", of(Kind::Any, {weighed(Kind::Constant, clean, 300), green}), 4},
      {"a range", dates, 2},
      {"no upper bound", {.kind = Kind::Between, .slot = Slot::Date, .low = "20150101"}, 2},
      {"a word in a range", of(Kind::Filter, {green, dates}), 2},
      {"beginnings", {.kind = Kind::Prefix, .term = "t", .count = 100}, 5},
      {"words, and in their place others",
       of(Kind::Any, {of(Kind::All, {green, clean}),
                      weighed(Kind::Scaled,
                              of(Kind::Without,
                                 {of(Kind::Any, {green, growth}), of(Kind::All, {green, clean})}),
                              0.4)}),
       4},
  };
}

Database documents_of(const Folder& folder, const std::vector<std::string>& dead = {}) {
  std::vector<Shard> shards;
  auto shard = Shard::open((folder.path() / kDocumentsFolder).string());
  REQUIRE(shard);
  shards.push_back(*std::move(shard));
  Silence silence;
  auto database = Database::of(std::move(shards), dead, silence);
  REQUIRE(database);
  return *std::move(database);
}

std::set<std::uint32_t> records(const Selection& selection) {
  std::set<std::uint32_t> found;
  for (const auto& shard : selection.shards)
    shard.each([&found](std::uint32_t record) { found.insert(record); });
  return found;
}

}  // namespace

TEST_CASE("What is selected is what a search finds, and weighs as much") {
  const Index index;
  const Database database = documents_of(index.folder);
  REQUIRE(database.selects());
  for (const auto& [name, expression, count] : rows()) {
    CAPTURE(name);
    const auto selected = database.select(expression);
    REQUIRE(selected);
    CHECK(records(*selected).size() == count);
    CHECK_FALSE(selected->cut);
    // Where Xapian counts values it looks at every match, and weighs it.
    const auto expected = database.search({.expression = expression, .facets = {Slot::Type}});
    const auto found = database.search({.expression = expression, .among = &*selected});
    REQUIRE(expected);
    REQUIRE(found);
    CHECK(found->total == count);
    REQUIRE(found->matches.size() == expected->matches.size());
    for (std::size_t i = 0; i < found->matches.size(); ++i) {
      CHECK(found->matches[i].record == expected->matches[i].record);
      CHECK(found->matches[i].weight == Approx(expected->matches[i].weight));
    }
    CHECK(database.counts(*selected, Slot::Type).value() == expected->facets.front());
    CHECK(database.documents(*selected).value() == count);
  }
}

TEST_CASE("A page of what is weighed begins where the one before it ends") {
  const Index index;
  const Database database = documents_of(index.folder);
  const auto all = database.search({.expression = word("xanh")});
  REQUIRE(all);
  REQUIRE(all->matches.size() == 4);
  for (std::uint32_t offset = 0; offset < 6; ++offset) {
    const auto page = database.search({.expression = word("xanh"), .offset = offset, .limit = 1});
    REQUIRE(page);
    CHECK(page->total == 4);
    REQUIRE(page->matches.size() == (offset < 4 ? 1 : 0));
    if (offset < 4) CHECK(page->matches[0].record == all->matches[offset].record);
  }
}

TEST_CASE("Dead documents are neither selected nor found") {
  const Index index;
  const auto living = documents_of(index.folder).select(word("sạch"));
  REQUIRE(living);
  const auto first = *records(*living).begin();
  const std::string key = documents_of(index.folder).value(first, Slot::Key).value();
  const Database database = documents_of(index.folder, {key});
  for (const auto& [name, expression, count] : rows()) {
    CAPTURE(name);
    const auto selected = database.select(expression);
    REQUIRE(selected);
    CHECK(records(*selected).count(first) == 0);
    const auto found = database.search({.expression = expression, .facets = {Slot::Type}});
    REQUIRE(found);
    CHECK(found->total == records(*selected).size());
  }
}

TEST_CASE("An expression of too many terms says that parts of it were left out") {
  const Index index;
  const Database database = documents_of(index.folder);
  Expression many{.kind = Kind::Any};
  for (int i = 0; i < 5000; ++i) many.parts.push_back(word(fmt::format("x{}", i)));
  CHECK(database.select(many).value().cut);
  CHECK(database.search({.expression = many}).value().cut);
}

TEST_CASE("An answer to a query of too many forms says that parts of it were left out") {
  const std::vector<std::string> marks = {"a", "á", "à", "ả", "ã", "ạ", "â", "ấ"};
  std::string text;
  for (const auto& first : marks) {
    for (const auto& second : marks) text += "b" + first + "n" + second + "t ";
  }
  const Index index({document("qd-bct/2015/1", "1/QĐ-BCT", "2015-01-01", "Về dấu", {text})});
  std::string query;
  for (int i = 0; i < 64; ++i) query += i == 0 ? "\"banat banat\"" : " OR \"banat banat\"";
  CHECK(index.find({.text = query}).note ==
        "the query asks for too much: parts of it were left out");
  CHECK(index.find({.text = "\"banat banat\""}).note.empty());
}

TEST_CASE("A set of records adds and takes away") {
  for (const std::uint32_t last : {1U, 63U, 64U, 65U, 200U}) {
    CAPTURE(last);
    RecordSet all(last, true);
    CHECK(all.size() == last);
    CHECK_FALSE(all.has(0));
    all.remove(last);
    CHECK(all.size() == last - 1);
    RecordSet one(last);
    one.add(last);
    CHECK((one |= all).size() == last);
    CHECK((one -= all).size() == 1);
    CHECK((one &= all).size() == 0);
  }
}

}  // namespace viendan::search
