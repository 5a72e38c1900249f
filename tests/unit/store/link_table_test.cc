#include "store/link_table.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <functional>
#include <map>
#include <random>
#include <set>

#include "base/file.h"
#include "support/scratch.h"

namespace viendan::store {
namespace {

namespace fs = std::filesystem;

Claim claim_on(std::string id, std::string symbol, bool own = false, std::string title = {}) {
  Claim claim;
  claim.reference.id = std::move(id);
  claim.reference.symbol = std::move(symbol);
  claim.reference.in_corpus = own;
  claim.title = claim.core = std::move(title);
  return claim;
}

/// A document as the table sees it.
struct Told {
  std::vector<Claim> claims;
  std::vector<std::string> lookups;
  std::vector<Link> links;
};

/// What the links do, by an act that says no day of its own.
Acting acting_by(const std::vector<Link>& links, ActDays days = {"2020-01-01", "", ""}) {
  std::set<Act> acts;
  for (const Link& link : links) {
    if (!changes_validity(link.relation)) continue;
    acts.insert({.target = link.target, .relation = link.relation, .whole = link.whole});
  }
  return {std::move(days), {acts.begin(), acts.end()}};
}

unsigned below(std::mt19937& random, unsigned bound) {
  return static_cast<unsigned>(random() % bound);
}

std::string name(unsigned number) {
  return "qd-ttg/2020/" + std::to_string(number);
}

/// It says of itself and of others what another document may say otherwise.
Told any_document(unsigned self, std::mt19937& random) {
  std::set<Claim> claims{claim_on(name(self), std::to_string(self) + "/QĐ-TTg", true)};
  std::set<std::string> lookups;
  std::set<Link> links;
  for (unsigned n = below(random, 6); n > 0; --n) {
    const unsigned other = below(random, 30);
    const std::string spelling = below(random, 4) == 0 ? "/QD-TTg" : "/QĐ-TTg";
    claims.insert(claim_on(name(other), std::to_string(other) + spelling, false,
                           below(random, 3) == 0 ? "ke hoach" : ""));
    lookups.insert(below(random, 2) == 0 ? identity_key(name(other))
                                         : symbol_key(std::to_string(other) + "/qd-ttg"));
    const auto relation = kRelations[random() % kRelations.size()].first;
    links.insert({name(other), relation, below(random, 3) != 0, other >= 15,
                  1 + static_cast<int>(below(random, 3))});
  }
  return {{claims.begin(), claims.end()},
          {lookups.begin(), lookups.end()},
          {links.begin(), links.end()}};
}

void put(LinkTable& table, const std::string& document, const Told& told) {
  REQUIRE(table.put(document, told.claims, told.lookups));
  REQUIRE(table.set_links(document, told.links));
  REQUIRE(table.set_acting(document, acting_by(told.links)));
}

/// Everything that can be asked, as text.
std::string all_answers(LinkTable& table) {
  std::string out;
  const auto say = [&](const std::vector<std::string>& values) {
    for (const auto& value : values) out += value + ' ';
    out += '\n';
  };
  say(table.documents().value());
  say(table.stubs().value());
  for (unsigned number = 0; number < 40; ++number) {
    const std::vector<std::string> asked{identity_key(name(number)),
                                         symbol_key(std::to_string(number) + "/QĐ-TTg")};
    for (const auto& key : asked) {
      auto claims = table.claims_for(std::vector{key}).value();
      std::ranges::sort(claims);
      for (const Claim& claim : claims) out += to_bytes(claim) + '\n';
      say(table.asking(std::vector{key}).value());
    }
    const Standing standing = table.standing(name(number)).value();
    out += fmt::format("{} {} {}..{}\n", standing.cited_by, name_in(kValidities, standing.validity),
                       standing.bounds.from, standing.bounds.lapsed);
    say(table.cited_by(name(number)).value());
    const auto incoming = table.incoming(name(number)).value();
    for (const auto& [document, link] : incoming) {
      out += fmt::format("{} {} {} {} {}\n", document, name_in(kRelations, link.relation),
                         link.whole, link.stub, link.mentions);
    }
    if (const auto stub = table.stub(name(number)).value()) {
      out += fmt::format("{} {} ", stub->reference.symbol, stub->mentions);
      say(stub->cited_by);
    }
  }
  return out;
}

std::string answers_in(const fs::path& file) {
  auto table = LinkTable::open(file).value();
  return all_answers(table);
}

/// What a process of its own does; its exit code.
int in_child(const std::function<bool()>& work) {
  const pid_t child = fork();
  if (child == 0) _exit(work() ? 0 : 1);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// A process that works until it is killed; `ready` is read once it has begun.
pid_t start_child(const std::function<void(int ready)>& work, int& ready) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  if (child == 0) {
    work(ends[1]);
    _exit(1);
  }
  close(ends[1]);
  ready = ends[0];
  return child;
}

void kill_child(pid_t child, int ready) {
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  close(ready);
}

bool wait_for(int ready) {
  char byte = 0;
  return read(ready, &byte, 1) == 1;
}

void fill(const fs::path& file, unsigned documents) {
  std::mt19937 random(1);
  auto table = LinkTable::open(file).value();
  REQUIRE(table.begin(Tracking::Off));
  for (unsigned n = 0; n < documents; ++n) put(table, name(n), any_document(n, random));
  REQUIRE(table.set_generation("gen-0001"));
  REQUIRE(table.commit());
}

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
  CHECK(changes.standings == std::vector{target, std::string("qd-bct/2014/2")});  // its own days too
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

TEST_CASE("a file that is damaged is said to be, and can be made anew") {
  const test::Scratch scratch;
  const fs::path file = scratch / "state.sqlite";
  fill(file, 200);
  const std::string whole = read_file(file, 1 << 24).value();
  REQUIRE(whole.size() > 40'000);
  const auto damage = GENERATE_COPY(
      std::pair("cut in a page", whole.substr(0, whole.size() / 2 + 100)),
      std::pair("cut between pages", whole.substr(0, 4096 * 3)),
      std::pair("cut in the head", whole.substr(0, 60)),
      std::pair("other bytes", std::string(10'000, 'x')),
      std::pair("of another format", std::string(whole).replace(60, 4, {0, 0, 0, 99})),
      std::pair("of another program", std::string(whole).replace(68, 4, {0, 0, 0, 99})));
  INFO(damage.first);
  std::ofstream(file, std::ios::binary) << damage.second;
  const auto opened = LinkTable::open(file);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == Error::Code::Malformed);
  CHECK(opened.error().message.find(file.string()) != std::string::npos);
  CHECK_FALSE(opened.error().hint.empty());
  LinkTable::discard(file);
  auto anew = LinkTable::open(file);
  REQUIRE(anew);
  CHECK(anew->generation().value().empty());
}

TEST_CASE("damage within pages never does more than give an error or another answer") {
  const test::Scratch scratch;
  const fs::path file = scratch / "state.sqlite";
  fill(file, 100);
  const std::string whole = read_file(file, 1 << 24).value();
  std::mt19937 random(5);
  int seen = 0;
  for (int round = 0; round < 60; ++round) {
    std::string bytes = whole;
    const std::size_t at = 100 + random() % (bytes.size() - 200);
    for (std::size_t i = 0; i < 40; ++i) bytes[at + i] = static_cast<char>(random());
    LinkTable::discard(file);
    std::ofstream(file, std::ios::binary) << bytes;
    auto table = LinkTable::open(file);
    if (!table) {
      ++seen;
      continue;
    }
    const bool sound = table->check().has_value() && table->begin().has_value();
    for (unsigned n = 0; sound && n < 100; n += 7) {
      std::mt19937 again(n);
      const Told told = any_document(n, again);
      if (!table->put(name(n), told.claims, told.lookups)) break;
      if (!table->set_links(name(n), told.links) || !table->changes()) break;
    }
    seen += sound ? 0 : 1;
  }
  CHECK(seen > 10);
}

TEST_CASE("an empty file is a table of no generation") {
  const test::Scratch scratch;
  const fs::path file = scratch / "state.sqlite";
  std::ofstream(file).flush();
  auto table = LinkTable::open(file);
  REQUIRE(table);
  CHECK(table->generation().value().empty());
  CHECK_FALSE(LinkTable::open(scratch / "not" / "there.sqlite"));
}

TEST_CASE("two processes: one writes, the other reads what was committed, and is told to wait") {
  const test::Scratch scratch;
  const fs::path file = scratch / "state.sqlite";
  fill(file, 10);
  int ready = 0;
  const pid_t writer = start_child(
      [&](int tell) {
        auto table = LinkTable::open(file);
        if (!table || !table->begin() || !table->remove(name(1))) return;
        if (!table->set_generation("gen-0002") || write(tell, "x", 1) != 1) return;
        pause();
      },
      ready);
  REQUIRE(wait_for(ready));
  auto table = LinkTable::open(file).value();
  CHECK(table.generation().value() == "gen-0001");
  CHECK(table.documents().value().size() == 10);
  const auto second = table.begin();
  REQUIRE_FALSE(second);
  CHECK(second.error().code == Error::Code::Busy);
  CHECK_FALSE(second.error().hint.empty());
  kill_child(writer, ready);
  REQUIRE(table.begin());
  CHECK(table.generation().value() == "gen-0001");
  CHECK(table.documents().value().size() == 10);
  CHECK(table.check());
}

TEST_CASE("a process that is killed at any moment leaves a whole commit") {
  const test::Scratch scratch;
  const fs::path file = scratch / "state.sqlite";
  fill(file, 30);
  for (int round = 0; round < 12; ++round) {
    int ready = 0;
    const pid_t writer = start_child(
        [&](int tell) {
          auto table = LinkTable::open(file);
          std::mt19937 random(static_cast<unsigned>(round));
          for (unsigned commit = 1; table; ++commit) {
            if (!table->begin()) return;
            // A document carries the number of its commit, as the generation does.
            for (unsigned n = 0; n < 20; ++n) {
              Told told = any_document(n, random);
              told.claims.push_back(claim_on("mark/2020/" + std::to_string(commit), ""));
              std::ranges::sort(told.claims);
              if (!table->put(name(n), told.claims, told.lookups)) return;
              if (!table->set_links(name(n), told.links)) return;
            }
            if (!table->set_generation(std::to_string(commit)) || !table->commit()) return;
            if (commit == 2 && write(tell, "x", 1) != 1) return;
          }
        },
        ready);
    REQUIRE(wait_for(ready));
    usleep(static_cast<useconds_t>(1700 * round));
    kill_child(writer, ready);
    auto table = LinkTable::open(file);
    REQUIRE(table);
    CHECK(table->check());
    const std::string generation = table->generation().value();
    const std::vector mark{identity_key("mark/2020/" + generation)};
    CHECK(table->claims_for(mark).value().size() == 1);
    const std::vector before{
        identity_key("mark/2020/" + std::to_string(std::stoi(generation) - 1))};
    CHECK(table->claims_for(before).value().empty());
  }
}

TEST_CASE("a full disk is said to be, and leaves the last commit") {
  const test::Scratch scratch;
  const fs::path file = scratch / "state.sqlite";
  fill(file, 10);
  const auto before = answers_in(file);
  const auto fills_the_disk = [&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit most{400'000, 400'000};
    if (setrlimit(RLIMIT_FSIZE, &most) != 0) return false;
    auto table = LinkTable::open(file);
    if (!table || !table->begin(Tracking::Off)) return false;
    std::mt19937 random(2);
    Result<void> last;
    for (unsigned n = 0; last && n < 3000; ++n) {
      const Told told = any_document(n, random);
      last = table->put("qd-bct/2021/" + std::to_string(n), told.claims, told.lookups);
    }
    if (last) last = table->commit();
    if (last || last.error().code != Error::Code::Unreadable) return false;
    // What comes after a failure is not written outside of the transaction that it ended.
    if (table->put("qd-bct/2022/1", {}, {}) || table->commit()) return false;
    return table->rollback().has_value() && all_answers(*table) == before;
  };
  CHECK(in_child(fills_the_disk) == 0);
  CHECK(answers_in(file) == before);
}

}  // namespace
}  // namespace viendan::store
