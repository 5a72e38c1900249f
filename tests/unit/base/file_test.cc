#include "base/file.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "support/scratch.h"

namespace viendan {
namespace {

namespace fs = std::filesystem;

using Folder = test::Scratch;

}  // namespace

TEST_CASE("What was written is read, byte by byte") {
  const Folder folder;
  const std::string bytes("Điều\0\r\n", 9);
  REQUIRE(write_file_atomically(folder / "a", bytes));
  CHECK(*read_file(folder / "a", 100) == bytes);
  REQUIRE(write_file_atomically(folder / "a", ""));
  CHECK(read_file(folder / "a", 100)->empty());
}

TEST_CASE("Writing leaves no other file behind, and the old one where it fails") {
  const Folder folder;
  REQUIRE(write_file_atomically(folder / "a", "old"));
  fs::create_directory(folder / "a.new");  // in the way of the temporary file
  CHECK_FALSE(write_file_atomically(folder / "a", "new"));
  CHECK(*read_file(folder / "a", 100) == "old");
  fs::remove(folder / "a.new");
  REQUIRE(write_file_atomically(folder / "a", "new"));
  CHECK(list_files(folder.path())->size() == 1);
  CHECK_FALSE(write_file_atomically(folder / "no/such/folder", "x"));
}

TEST_CASE("Only regular files within the limit are read") {
  const Folder folder;
  REQUIRE(write_file_atomically(folder / "a", "12345"));
  CHECK(read_file(folder / "a", 5));
  CHECK_FALSE(read_file(folder / "a", 4));
  CHECK_FALSE(read_file(folder / "missing", 4));
  CHECK_FALSE(read_file(folder.path(), 4));
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  const auto pipe = read_file(folder / "pipe", 4);  // must not wait for a writer
  REQUIRE_FALSE(pipe);
  CHECK(pipe.error().message.find("pipe") != std::string::npos);
}

TEST_CASE("Files are listed in order of their paths, hidden ones left out") {
  const Folder folder;
  fs::create_directories(folder / "b/c");
  fs::create_directories(folder / ".git");
  for (const auto* name : {"b/2", "b/c/1", "a", ".hidden", ".git/x"})
    std::ofstream(folder / name) << "x";
  CHECK(*list_files(folder.path()) == std::vector<fs::path>{"a", "b/2", "b/c/1"});
  CHECK_FALSE(list_files(folder / "a"));
}

TEST_CASE("A digest tells contents apart") {
  CHECK(digest("a").size() == 32);
  CHECK(digest("a") != digest("b"));
  CHECK(digest("a") == digest("a"));
}

}  // namespace viendan
