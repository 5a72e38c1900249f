#include "store/link_table.h"

#include <map>

#include "unit/store/link_table_of_tests.h"

namespace viendan::store {
namespace {

TEST_CASE("putting and removing in any order gives what putting from nothing gives") {
  std::mt19937 random(GENERATE(1U, 2U, 3U));
  const test::Scratch scratch;
  auto grown = LinkTable::open(scratch / "grown.sqlite").value();
  std::map<std::string, Told> there;
  for (int round = 0; round < 60; ++round) {
    REQUIRE(grown.begin());
    const unsigned number = below(random, 20);
    if (below(random, 3) == 0) {
      REQUIRE(grown.remove(name(number)));
      there.erase(name(number));
    } else {
      there[name(number)] = any_document(number, random);
      put(grown, name(number), there[name(number)]);
    }
    if (below(random, 5) == 0) {
      REQUIRE(grown.remove(name(below(random, 20))));  // taken back
      REQUIRE(grown.set_generation("lost"));
      REQUIRE(grown.rollback());
      REQUIRE(grown.begin());
      there.erase(name(number));
      REQUIRE(grown.remove(name(number)));
    }
    REQUIRE(grown.commit());
  }
  auto fresh = LinkTable::open(scratch / "fresh.sqlite").value();
  REQUIRE(fresh.begin(Tracking::Off));
  for (const auto& [document, told] : there) put(fresh, document, told);
  REQUIRE(fresh.commit());
  CHECK(all_answers(grown) == all_answers(fresh));
  CHECK(grown.generation().value().empty());
  CHECK(grown.check());
  REQUIRE(grown.begin());
  REQUIRE(grown.clear());
  for (const auto& [document, told] : there) put(grown, document, told);
  REQUIRE(grown.commit());
  CHECK(all_answers(grown) == all_answers(fresh));
}

TEST_CASE("only keys whose answer is another are named") {
  const test::Scratch scratch;
  auto table = LinkTable::open(scratch / "state.sqlite").value();
  Claim dated = claim_on("nd-cp/2012/95", "95/2012/NĐ-CP");
  dated.reference.date = Date{2012, 11, 12};
  const Claim bare = claim_on("nd-cp/2012/95", "95/2012/NĐ-CP");
  const Claim unaccented = claim_on("nd-cp/2012/95", "95/2012/ND-CP");
  const Claim other_key = claim_on("nd-cp/2012/95", "95/2012/CP");
  const Claim titled = claim_on("nd-cp/2012/95", "95/2012/NĐ-CP", false, "ke hoach");
  Claim of_period = titled;
  of_period.title = "ke hoach giai doan 2011 - 2020";
  const Claim own = claim_on("nd-cp/2012/95", "95/2012/NĐ-CP", true);
  const std::string id = "ind-cp/2012/95", symbol = "s95/2012/nd-cp", title = "tke hoach";
  struct Row {
    const char* what;
    std::vector<Claim> before, after;
    std::vector<std::string> keys;
  };
  const std::vector<Row> rows{
      {"a second mention of the same words", {dated, bare}, {dated, bare}, {}},
      {"a mention that says less", {dated}, {dated, bare}, {}},
      {"a spelling that does not count", {dated}, {dated, unaccented}, {}},
      {"a date that was not known", {bare}, {dated, bare}, {id, symbol}},
      {"a date that nobody gives any more", {dated, bare}, {bare}, {id, symbol}},
      {"another key", {dated, other_key}, {dated}, {"s95/2012/cp"}},
      {"a title", {dated}, {dated, titled}, {title}},
      {"a title with its period", {titled}, {titled, of_period}, {title}},
      {"a text that came", {dated}, {dated, own}, {id, symbol}},
      {"the first mention", {}, {bare}, {id, symbol}},
      {"the last mention", {titled}, {}, {id, symbol, title}},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    REQUIRE(table.begin());
    REQUIRE(table.clear());
    REQUIRE(table.put("qd-bct/2013/1", row.before, {}));
    REQUIRE(table.commit());
    REQUIRE(table.begin());
    REQUIRE(table.put("qd-bct/2013/1", {}, {}));
    REQUIRE(table.put("qd-bct/2013/1", row.after, {}));
    REQUIRE(table.put("qd-bct/2014/2", row.after, {}));
    CHECK(table.changes().value().keys == row.keys);
    REQUIRE(table.commit());
    CHECK(table.changes().value().keys.empty());
  }
}

TEST_CASE("stubs and standings that are another are named, and no others") {
  const test::Scratch scratch;
  auto table = LinkTable::open(scratch / "state.sqlite").value();
  const std::string target = "nd-cp/2012/95";
  const std::vector<Link> cites{{target, Relation::Refers, true, true, 2}};
  const std::vector<Link> repeals{{target, Relation::Repeals, true, true, 2}};
  std::vector<Claim> said{claim_on(target, "95/2012/NĐ-CP")};
  const auto links_of = [&](const std::string& document, const std::vector<Link>& links) {
    REQUIRE(table.begin());
    REQUIRE(table.put(document, said, {}));
    REQUIRE(table.set_links(document, links));
    REQUIRE(table.set_acting(document, acting_by(links)));
    auto changes = table.changes().value();
    REQUIRE(table.commit());
    return changes;
  };
  const std::vector<std::string> named{target};
  CHECK(links_of("qd-bct/2013/1", cites).stubs == named);
  CHECK(table.stub(target).value()->mentions == 2);
  auto changes = links_of("qd-bct/2013/1", cites);
  CHECK(changes.stubs.empty());
  CHECK(changes.standings.empty());
  changes = links_of("qd-bct/2013/1", repeals);
  CHECK(changes.stubs.empty());
  CHECK(changes.standings == named);
  changes = links_of("qd-bct/2014/2", cites);
  CHECK(changes.stubs == named);
  CHECK(changes.standings ==
        std::vector{target, std::string("qd-bct/2014/2")});  // its own days too
  CHECK(table.standing(target).value() == Standing{2, Validity::Repealed});
  said.front().reference.date = Date{2012, 11, 12};
  changes = links_of("qd-bct/2014/2", cites);
  CHECK(changes.stubs == named);
  CHECK(changes.standings.empty());
  changes = links_of("qd-bct/2014/2", {{target, Relation::Refers, true, false, 1}});
  CHECK(changes.stubs == named);
  CHECK(changes.standings.empty());
}

TEST_CASE("the strongest that others do to the whole of a document is its validity") {
  struct Row {
    std::vector<Link> links;
    std::string_view validity;
  };
  const auto link = [](Relation relation, bool whole = true) {
    return Link{"nd-cp/2012/95", relation, whole, false, 1};
  };
  const std::vector<Row> rows{
      {{link(Relation::Refers), link(Relation::LegalBasis)}, ""},
      {{link(Relation::Amends)}, "amended"},
      {{link(Relation::Repeals, false)}, "amended"},
      {{link(Relation::Replaces, false), link(Relation::Refers)}, "amended"},
      {{link(Relation::Amends), link(Relation::Suspends)}, "suspended"},
      {{link(Relation::Pauses)}, "suspended"},
      {{link(Relation::Replaces), link(Relation::Suspends)}, "replaced"},
      {{link(Relation::Repeals), link(Relation::Repeals, false), link(Relation::Replaces)},
       "repealed"},
  };
  const test::Scratch scratch;
  auto table = LinkTable::open(scratch / "state.sqlite").value();
  for (const Row& row : rows) {
    REQUIRE(table.begin());
    REQUIRE(table.set_links("qd-bct/2013/1", row.links));
    REQUIRE(table.set_acting("qd-bct/2013/1", acting_by(row.links)));
    const Standing standing = table.standing("nd-cp/2012/95").value();
    CHECK(name_in(kValidities, standing.validity) == row.validity);
    CHECK(standing.cited_by == 1);
    CHECK(table.incoming("nd-cp/2012/95").value().size() == row.links.size());
    CHECK(table.incoming("nd-cp/2012/95", std::vector{Relation::Corrects}).value().empty());
    REQUIRE(table.set_links("nd-cp/2012/95", row.links));  // what it says of itself is no matter
    REQUIRE(table.set_acting("nd-cp/2012/95", acting_by(row.links, {})));
    CHECK(table.standing("nd-cp/2012/95").value() == standing);
    REQUIRE(table.commit());
  }
  CHECK(table.standing("unheard/2012/95").value() == Standing{});
}

TEST_CASE("the days of an act bear on the standing of what it acts on, and of itself") {
  const test::Scratch scratch;
  auto table = LinkTable::open(scratch / "state.sqlite").value();
  const std::string old = "nd-cp/2010/10", newer = "nd-cp/2015/20";
  const Act replaces{.target = old, .relation = Relation::Replaces};
  const auto changed_by = [&](const std::string& document, const Acting& acting) {
    REQUIRE(table.begin());
    REQUIRE(table.put(document, {}, {}));
    REQUIRE(table.set_acting(document, acting));
    auto standings = table.changes().value().standings;
    REQUIRE(table.commit());
    return standings;
  };
  using Names = std::vector<std::string>;
  CHECK(changed_by(old, {{"2010-05-05", "2010-07-01", ""}, {}}) == Names{old});
  CHECK(changed_by(newer, {{"2015-01-10", "2015-03-01", ""}, {replaces}}) == Names{old, newer});
  CHECK(table.standing(old).value().bounds == ForceBounds{"2010-07-01", "2015-03-01", "", ""});
  CHECK(changed_by(newer, {{"2015-01-10", "2015-03-01", ""}, {replaces}}).empty());
  CHECK(changed_by(newer, {{"2015-01-10", "2016-03-01", ""}, {replaces}}) == Names{old, newer});
  CHECK(table.standing(old).value().bounds.lapsed == "2016-03-01");
  REQUIRE(table.begin());
  REQUIRE(table.remove(newer));
  CHECK(table.changes().value().standings == Names{old, newer});
  REQUIRE(table.commit());
  CHECK(table.standing(old).value().bounds == ForceBounds{"2010-07-01", "", "", ""});
}

TEST_CASE("nothing is changed outside of a transaction") {
  const test::Scratch scratch;
  auto table = LinkTable::open(scratch / "state.sqlite").value();
  const auto put = table.put("qd-bct/2013/1", {}, {});
  REQUIRE_FALSE(put);
  CHECK(put.error().code == Error::Code::Internal);
  REQUIRE(table.begin());
  CHECK(table.put("qd-bct/2013/1", {}, {}));
  CHECK(table.commit());
}

}  // namespace
}  // namespace viendan::store
