#include "model/validity.h"

#include <catch2/catch.hpp>

#include "model/standing.h"

namespace viendan {
namespace {

constexpr auto kWhole = true;
constexpr auto kPart = false;

ActBy act(Relation relation, bool whole, ActDays days, std::string from = {}, std::string to = {},
          std::string by = "b") {
  return {
      .by = std::move(by),
      .days = std::move(days),
      .act = {.relation = relation, .whole = whole, .from = std::move(from), .to = std::move(to)}};
}

std::string state_on(const History& history, std::string_view day) {
  const StateOn found = validity_on(history, day);
  return std::string(name_in(kStates, found.state)) + (found.at_earliest ? "?" : "");
}

const ActDays kOwn{.issued = "2010-05-01", .from = "2010-07-01", .to = ""};
const ActDays kUntil2020{.issued = "2010-05-01", .from = "2010-07-01", .to = "2020-12-31"};

struct Row {
  std::string_view rule;
  ActDays own;
  std::vector<ActBy> acts;
  std::vector<std::pair<std::string_view, std::string_view>> states;  // day, state; "?" at earliest
};

const std::vector<Row> kRows = {
    {"an act is in force from the day that it prints",
     kOwn,
     {},
     {{"2010-06-30", "not_yet"}, {"2010-07-01", "in_force"}, {"2030-01-01", "in_force"}}},
    {"where it prints none, from the day of issue at the earliest",
     {.issued = "2010-05-01"},
     {},
     {{"2010-04-30", "not_yet"}, {"2010-05-01", "in_force?"}}},
    {"of a year alone the first day is the earliest",
     {.issued = "2010"},
     {},
     {{"2009-12-31", "not_yet"}, {"2010-01-01", "in_force?"}}},
    {"without any day nothing is known", {}, {}, {{"2010-05-01", "unknown"}}},
    {"its last day is a day in force",
     kUntil2020,
     {},
     {{"2020-12-31", "in_force"}, {"2021-01-01", "expired"}}},
    {"it is replaced from the day on which what replaces it is in force",
     kOwn,
     {act(Relation::Replaces, kWhole, {"2015-01-05", "2015-03-01", ""})},
     {{"2015-02-28", "in_force"}, {"2015-03-01", "replaced"}}},
    {"where that prints no such day, from its day of issue at the earliest",
     kOwn,
     {act(Relation::Repeals, kWhole, {"2015-01-05", "", ""})},
     {{"2015-01-04", "in_force"}, {"2015-01-05", "repealed?"}}},
    {"the day that the sentence names comes first",
     kOwn,
     {act(Relation::Repeals, kWhole, {"2015-01-05", "2015-03-01", ""}, "2016-01-01")},
     {{"2015-12-31", "in_force"}, {"2016-01-01", "repealed"}}},
    {"replaced by what has no day, nothing is known of when it was in force",
     kOwn,
     {act(Relation::Replaces, kWhole, {})},
     {{"2010-06-30", "not_yet"}, {"2010-07-01", "unknown"}, {"2020-01-01", "unknown"}}},
    {"repealing some provisions is amending",
     kOwn,
     {act(Relation::Repeals, kPart, {"2015-01-05", "2015-03-01", ""})},
     {{"2015-02-28", "in_force"}, {"2015-03-01", "amended"}}},
    {"the first end counts",
     kOwn,
     {act(Relation::Repeals, kWhole, {"2018-01-05", "2018-03-01", ""}, "", "", "c"),
      act(Relation::Replaces, kWhole, {"2015-01-05", "2015-03-01", ""})},
     {{"2015-03-01", "replaced"}, {"2019-01-01", "replaced"}}},
    {"a suspension lasts until the day that is named",
     kOwn,
     {act(Relation::Suspends, kWhole, {"2012-01-05", "2012-02-01", ""}, "", "2012-12-31")},
     {{"2012-01-31", "in_force"},
      {"2012-02-01", "suspended"},
      {"2012-12-31", "suspended"},
      {"2013-01-01", "in_force"}}},
    {"a suspension without an end goes on",
     kOwn,
     {act(Relation::Pauses, kWhole, {"2012-01-05", "2012-02-01", ""})},
     {{"2012-02-01", "suspended"}, {"2030-01-01", "suspended"}}},
    {"what is suspended before it is in force is postponed",
     kOwn,
     {act(Relation::Pauses, kWhole, {"2010-06-01", "2010-06-15", ""}, "", "2011-12-31")},
     {{"2010-06-30", "not_yet"},
      {"2010-07-01", "not_yet"},
      {"2011-12-31", "not_yet"},
      {"2012-01-01", "in_force"}}},
    {"postponed again, it is in force after the last of them",
     kOwn,
     {act(Relation::Pauses, kWhole, {"2010-06-01", "2010-07-01", ""}, "", "2011-12-31"),
      act(Relation::Pauses, kWhole, {"2011-06-01", "2011-07-01", ""}, "", "2012-12-31", "c")},
     {{"2012-12-31", "not_yet"}, {"2013-01-01", "in_force"}}},
    {"postponed to a day that is not named, whether it is in force is unknown",
     kOwn,
     {act(Relation::Pauses, kWhole, {"2010-06-01", "2010-06-15", ""})},
     {{"2010-06-30", "not_yet"}, {"2010-07-01", "unknown"}, {"2030-01-01", "unknown"}}},
    {"what is postponed can be repealed",
     kOwn,
     {act(Relation::Pauses, kWhole, {"2010-06-01", "2010-06-15", ""}),
      act(Relation::Repeals, kWhole, {"2013-01-05", "2013-02-01", ""})},
     {{"2013-01-31", "unknown"}, {"2013-02-01", "repealed"}}},
    {"a suspension that is over on its first day postpones nothing",
     kOwn,
     {act(Relation::Pauses, kWhole, {"2010-05-01", "2010-05-15", ""}, "", "2010-06-15")},
     {{"2010-06-10", "not_yet"}, {"2010-07-01", "in_force"}}},
    {"postponing some provisions is amending",
     kOwn,
     {act(Relation::Pauses, kPart, {"2010-06-01", "2010-06-15", ""}, "", "2011-12-31")},
     {{"2010-06-30", "not_yet"}, {"2010-07-01", "amended"}}},
    {"what is suspended can be repealed",
     kOwn,
     {act(Relation::Suspends, kWhole, {"2012-01-05", "2012-02-01", ""}),
      act(Relation::Repeals, kWhole, {"2013-01-05", "2013-02-01", ""})},
     {{"2013-01-31", "suspended"}, {"2013-02-01", "repealed"}}},
    {"suspending some provisions is amending",
     kOwn,
     {act(Relation::Suspends, kPart, {"2012-01-05", "2012-02-01", ""}, "", "2012-12-31")},
     {{"2012-02-01", "amended"}, {"2013-01-01", "amended"}}},
    {"an extension moves the last day",
     kUntil2020,
     {act(Relation::Extends, kWhole, {"2020-06-01", "2020-06-01", ""}, "", "2022-12-31")},
     {{"2021-01-01", "in_force"}, {"2022-12-31", "in_force"}, {"2023-01-01", "expired"}}},
    {"an extension to an unnamed day leaves open whether it goes on",
     kUntil2020,
     {act(Relation::Extends, kWhole, {"2020-06-01", "2020-06-01", ""})},
     {{"2020-12-31", "in_force"}, {"2021-01-01", "unknown"}}},
    {"what has expired is not extended",
     kUntil2020,
     {act(Relation::Extends, kWhole, {"2021-06-01", "2021-06-01", ""}, "", "2022-12-31")},
     {{"2021-01-01", "expired"}, {"2022-01-01", "expired"}}},
    {"an end before its last day comes first",
     kUntil2020,
     {act(Relation::Replaces, kWhole, {"2015-01-05", "2015-03-01", ""})},
     {{"2015-03-01", "replaced"}, {"2021-01-01", "replaced"}}},
    {"what comes after its last day changes nothing",
     kUntil2020,
     {act(Relation::Replaces, kWhole, {"2022-01-05", "2022-03-01", ""})},
     {{"2021-01-01", "expired"}, {"2023-01-01", "expired"}}},
    {"an act may be ended before it is in force",
     kOwn,
     {act(Relation::Repeals, kWhole, {"2010-05-20", "2010-06-01", ""})},
     {{"2010-05-31", "not_yet"}, {"2010-06-01", "repealed"}, {"2010-07-01", "repealed"}}},
    {"guiding or citing changes nothing",
     kOwn,
     {act(Relation::Guides, kWhole, {"2011-01-01", "2011-01-01", ""}),
      act(Relation::Refers, kWhole, {"2011-01-01", "2011-01-01", ""})},
     {{"2012-01-01", "in_force"}}},
};

}  // namespace

TEST_CASE("the state on a day follows from the days of an act and what others do to it") {
  for (const Row& row : kRows) {
    INFO(row.rule);
    const History history = history_of(row.own, row.acts);
    for (const auto& [day, state] : row.states) {
      INFO(day);
      CHECK(state_on(history, day) == state);
    }
    std::vector<ActBy> backwards(row.acts.rbegin(), row.acts.rend());
    CHECK(history_of(row.own, backwards).periods == history.periods);
  }
}

TEST_CASE("the chain has the steps up to the day, with who does them") {
  const History history = history_of(
      kOwn,
      std::vector{act(Relation::Amends, kWhole, {"2012-01-01", "2012-02-01", ""}, "", "", "c"),
                  act(Relation::Replaces, kWhole, {"2015-01-05", "2015-03-01", ""})});
  const auto steps = [&](std::string_view day) {
    std::string all;
    for (const Step& step : validity_on(history, day).chain) {
      all += std::string(step.day) + " " + std::string(name_in(kSteps, step.what)) + " " + step.by +
             ";";
    }
    return all;
  };
  CHECK(steps("2010-06-30") == "2010-07-01 in_force ;");
  CHECK(steps("2014-01-01") == "2010-07-01 in_force ;2012-02-01 amended c;");
  CHECK(steps("2016-01-01") == "2010-07-01 in_force ;2012-02-01 amended c;2015-03-01 replaced b;");
}

TEST_CASE("two sentences of one document that do the same are one step") {
  const History history = history_of(
      kOwn, std::vector{act(Relation::Amends, kWhole, {"2012-01-01", "2012-02-01", ""}),
                        act(Relation::Amends, kWhole, {"2012-01-01", "2012-02-01", ""})});
  CHECK(history.steps.size() == 2);
}

TEST_CASE("bounds are the days between which nothing says that an act is not in force") {
  const auto bounds = [](const ActDays& own, std::vector<ActBy> acts) {
    return bounds_of(history_of(own, acts));
  };
  CHECK(bounds(kOwn, {}) == ForceBounds{"2010-07-01", "", "", ""});
  CHECK(bounds(kUntil2020, {}) == ForceBounds{"2010-07-01", "2021-01-01", "", ""});
  CHECK(bounds({}, {}) == ForceBounds{});
  CHECK(bounds(kOwn, {act(Relation::Suspends, kWhole, {"", "2012-02-01", ""}, "", "2012-12-31")}) ==
        ForceBounds{"2010-07-01", "", "2012-02-01", "2013-01-01"});
  CHECK(bounds(kOwn, {act(Relation::Replaces, kWhole, {"", "2015-03-01", ""})}) ==
        ForceBounds{"2010-07-01", "2015-03-01", "", ""});
}

TEST_CASE("the day after a day goes over months and years") {
  CHECK(day_after("2016-02-28") == "2016-02-29");
  CHECK(day_after("2015-02-28") == "2015-03-01");
  CHECK(day_after("2015-12-31") == "2016-01-01");
  CHECK(day_after("not a day").empty());
}

}  // namespace viendan
