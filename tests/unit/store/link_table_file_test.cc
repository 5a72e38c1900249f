// The table of links as a file: damaged, shared by processes, on a full disk.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <functional>

#include "base/file.h"
#include "unit/store/link_table_of_tests.h"

namespace viendan::store {
namespace {

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
