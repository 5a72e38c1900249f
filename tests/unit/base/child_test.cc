#include "base/child.h"

#include <signal.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "base/file.h"
#include "base/text.h"
#include "support/scratch.h"

namespace viendan {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

/// Shell scripts stand for programs: whatever a converter may do.
Child script(const test::Scratch& folder, std::string text) {
  return {.program = "/bin/sh",
          .arguments = {"-c", std::move(text)},
          .folder = folder.path(),
          .wall_time = 20s};
}

bool is_alive(int process) {
  // A zombie is dead; nobody may have buried it yet.
  const auto status = read_file("/proc/" + std::to_string(process) + "/stat", 4096);
  return status && status->find(") Z ") == std::string::npos;
}

}  // namespace

TEST_CASE("A child prints, exits and is told apart from one that a signal ended") {
  const test::Scratch folder;
  const auto end = run_child(script(folder, "echo a; exit 3"));
  REQUIRE(end);
  CHECK(end->output == "a\n");
  CHECK(end->status == 3);
  CHECK(run_child(script(folder, "kill -9 $$"))->status == -1);
}

TEST_CASE("Arguments are handed over as they are") {
  const test::Scratch folder;
  Child child = script(folder, "printf '%s|' \"$@\"");
  for (const char* word : {"sh", "a b", "$HOME", "`id`", "*"}) child.arguments.emplace_back(word);
  CHECK(run_child(child)->output == "a b|$HOME|`id`|*|");
}

TEST_CASE("A child has no input, its own home and nothing of our environment") {
  const test::Scratch folder;
  ::setenv("VIENDAN_SECRET", "a", 1);
  const auto end =
      run_child(script(folder, "cat; pwd -P; echo \"$HOME $LC_ALL ${VIENDAN_SECRET:-none}\""));
  ::unsetenv("VIENDAN_SECRET");
  const auto path = std::filesystem::canonical(folder.path()).string();
  CHECK(end->output == path + "\n" + folder.path().string() + " C.UTF-8 none\n");
}

TEST_CASE("A child that hangs is stopped, with the children of its own") {
  const test::Scratch folder;
  Child child = script(folder, "sleep 600 & echo $! > id; trap '' TERM; wait");
  child.wall_time = 500ms;
  const auto begin = Clock::now();
  const auto end = run_child(child);
  REQUIRE_FALSE(end);
  CHECK(end.error().message == "sh: did not end within 0.5 seconds");
  CHECK(Clock::now() - begin < 10s);
  std::ifstream file(folder / "id");
  int process = 0;
  REQUIRE(file >> process);
  for (int i = 0; i < 100 && is_alive(process); ++i) ::usleep(20'000);
  CHECK_FALSE(is_alive(process));
}

TEST_CASE("What a child leaves running ends with it") {
  const test::Scratch folder;
  const auto begin = Clock::now();
  const auto end = run_child(script(folder, "sleep 600 & echo $!"));
  REQUIRE(end);
  CHECK(Clock::now() - begin < 10s);
  const int process = to_int(trim(end->output));
  for (int i = 0; i < 100 && is_alive(process); ++i) ::usleep(20'000);
  CHECK_FALSE(is_alive(process));
}

TEST_CASE("A child that closes its output is still waited for") {
  const test::Scratch folder;
  CHECK(run_child(script(folder, "exec >&-; sleep 0.2; exit 7"))->status == 7);
}

TEST_CASE("What a child may use is bounded") {
  const test::Scratch folder;
  SECTION("what it prints") {
    Child child = script(folder, "yes");
    child.output_bytes = 100'000;
    const auto end = run_child(child);
    REQUIRE_FALSE(end);
    CHECK(end.error().message == "sh: printed too much");
  }
  SECTION("what it writes") {
    Child child = script(folder, "yes > file");
    child.file_bytes = 100'000;
    const auto end = run_child(child);
    REQUIRE(end);
    CHECK(end->status != 0);
    CHECK(std::filesystem::file_size(folder / "file") <= 100'000);
  }
  SECTION("its memory") {
    Child child = script(folder, "a=x; while :; do a=$a$a; done");
    child.memory = 64u << 20;
    const auto end = run_child(child);
    REQUIRE(end);
    CHECK(end->status != 0);
  }
}

TEST_CASE("A program that is not there is an error, no crash") {
  const test::Scratch folder;
  const auto end = run_child({.program = folder / "none", .folder = folder.path()});
  REQUIRE_FALSE(end);
  CHECK(end.error().message == "none: could not be started");
  CHECK_FALSE(find_program("no-such-program-of-ours"));
  CHECK(find_program("sh"));
}

TEST_CASE("A private folder is gone with all that is in it") {
  std::filesystem::path path;
  {
    const auto folder = PrivateFolder::make();
    REQUIRE(folder);
    path = folder->path();
    CHECK((std::filesystem::status(path).permissions() & std::filesystem::perms::others_all) ==
          std::filesystem::perms::none);
    std::ofstream(path / "file") << "a";
  }
  CHECK_FALSE(std::filesystem::exists(path));
}

}  // namespace viendan
