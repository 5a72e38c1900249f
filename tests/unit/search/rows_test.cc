#include "search/rows.h"

#include <catch2/catch.hpp>

namespace viendan::search {
namespace {

const Vocabulary& vocabulary() {
  static const auto loaded = Vocabulary::load(VIENDAN_SCHEMAS "/vocabulary");
  if (!loaded) throw std::runtime_error(loaded.error().message);
  return *loaded;
}

Activity activity() {
  return {.title = "Rà soát",
          .lead = {{.name = "Bộ Công Thương", .id = "bo-cong-thuong"}},
          .coordinating = {{.name = "các bộ, ngành liên quan", .collective = true}},
          .timeline = {"2015 - 2016", Date{2015}, Date{2016, 6}, ""}};
}

RowsWanted wanted(std::string text, std::vector<Condition> conditions = {}) {
  return {Query{.text = std::move(text), .conditions = std::move(conditions)}, vocabulary()};
}

TEST_CASE("an activity is taken where it fulfils all conditions on rows") {
  struct Case {
    std::vector<Condition> conditions;
    bool holds;
  };
  const Case cases[] = {
      {{}, true},
      {{{"lead", "Bộ Công Thương"}}, true},
      {{{"lead", "bo cong thuong"}}, true},
      {{{"lead", "BCT"}}, true},
      {{{"lead", "Bộ Tài chính"}}, false},
      {{{"lead", "Bộ Tài chính"}, {"lead", "BCT"}}, true},
      {{{"lead", "BCT"}, {"joins", "BCT"}}, false},
      {{{"joins", "Các bộ, ngành liên quan"}}, true},
      {{{"deadline", "2016"}}, true},
      {{{"deadline", "..2016-06-29"}}, false},
      {{{"deadline", "2016-06-30.."}}, true},
      {{{"period", "2014"}}, false},
      {{{"period", "2015-05"}}, true},
      {{{"period", "2016-07.."}}, false},
      // Of documents: they choose no rows.
      {{{"type", "Luật"}, {"year", "1999"}}, true},
  };
  for (const auto& [conditions, holds] : cases) {
    for (const Condition& each : conditions) INFO(each.field << ":" << each.value);
    CHECK(wanted("", conditions).holds(activity()) == holds);
  }
}

TEST_CASE("conditions typed in the query choose rows too, its words do not") {
  struct Case {
    std::string text;
    bool all, holds;
  };
  const Case cases[] = {
      {"", true, true},
      {"tăng trưởng xanh", true, true},
      {"chu-tri:BCT", false, true},
      {"xanh chu-tri:\"Bộ Tài chính\"", false, false},
      {"-chu-tri:BCT", false, false},
      {"-chu-tri:\"Bộ Tài chính\"", false, true},
      {"(chu-tri:BCT OR chu-tri:\"Bộ Tài chính\")", false, true},
      {"(xanh OR chu-tri:\"Bộ Tài chính\")", true, true},
  };
  for (const auto& [text, all, holds] : cases) {
    INFO(text);
    CHECK(wanted(text).all() == all);
    CHECK(wanted(text).holds(activity()) == holds);
  }
}

TEST_CASE("the bodies of a duty lead it, and it ends with its deadline") {
  const Duty duty{.agencies = {{.name = "Bộ Công Thương", .id = "bo-cong-thuong"}},
                  .text = "báo cáo",
                  .deadline = Date{2016, 3}};
  CHECK(wanted("", {{"lead", "BCT"}}).holds(duty));
  CHECK_FALSE(wanted("", {{"joins", "BCT"}}).holds(duty));
  CHECK(wanted("", {{"deadline", "2016-03-31"}}).holds(duty));
  CHECK_FALSE(wanted("", {{"deadline", "2017.."}}).holds(duty));
  CHECK_FALSE(wanted("", {{"deadline", ".."}, {"lead", "BCT"}}).holds(Duty{.text = "x"}));
}

}  // namespace
}  // namespace viendan::search
